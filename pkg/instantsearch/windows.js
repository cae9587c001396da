// The windows kept, and those on their way.

/** @typedef {import('./window.js').Window} Window */

const MOST = 20;
const KEPT = 5 * 60 * 1000;

/** A window, there once it has come. @typedef {{ at: number, window?: Window, coming: Promise<Window> }} Kept */

/** At most 20 windows of the last five minutes. */
export class Windows {
  /** @type {Map<string, Kept>} the one used last at the end */
  #kept = new Map();
  #refusedAt = -Infinity;

  /**
   * @param {string} list
   * @returns {Kept | undefined}
   */
  find(list) {
    const kept = this.#kept.get(list);
    if (!kept) return undefined;
    this.#kept.delete(list);
    if (Date.now() - kept.at > KEPT) return undefined;
    this.#kept.set(list, kept);
    return kept;
  }

  /**
   * @param {string} list
   * @param {Promise<Window>} coming
   * @returns {Kept}
   */
  keep(list, coming) {
    /** @type {Kept} */
    const kept = { at: Date.now(), coming };
    this.#kept.set(list, kept);
    coming.then(
      (window) => void (kept.window = window),
      () => void (this.#kept.get(list) === kept && this.#kept.delete(list)),
    );
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  /** The server does not take requests for windows: it is not asked for one again for as long as one would be kept. */
  refused() {
    this.#refusedAt = Date.now();
  }

  /**
   * Whether a window is there, or may be asked for.
   *
   * @param {string} list
   */
  mayHave(list) {
    return Date.now() - this.#refusedAt > KEPT || this.find(list) !== undefined;
  }

  clear() {
    this.#kept.clear();
    this.#refusedAt = -Infinity;
  }
}
