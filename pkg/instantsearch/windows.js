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
    if (!kept || Date.now() - kept.at > KEPT) return undefined;
    this.#kept.delete(list);
    this.#kept.set(list, kept);
    return kept;
  }

  /**
   * The one that was kept last, or whose place another takes: its pages may be displayed still.
   *
   * @param {string} list
   */
  before(list) {
    return this.#kept.get(list)?.window;
  }

  /**
   * @param {string} list
   * @param {Promise<Window>} coming
   * @returns {Kept}
   */
  keep(list, coming) {
    /** @type {Kept} */
    const kept = { at: Date.now(), coming };
    const before = this.#kept.get(list);
    this.#kept.delete(list);
    this.#kept.set(list, kept);
    coming.then(
      (window) => void (kept.window = window),
      () => this.#failed(list, kept, before),
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

  /** All are asked for again. */
  clear() {
    for (const kept of this.#kept.values()) kept.at = -Infinity;
    this.#refusedAt = -Infinity;
  }

  /**
   * @param {string} list
   * @param {Kept} kept
   * @param {Kept} [before]
   */
  #failed(list, kept, before) {
    if (this.#kept.get(list) !== kept) return;
    this.#kept.delete(list);
    if (before) this.#kept.set(list, before);
  }
}
