// Whether a list can still be ordered unseen: while the page's head holds it, or until the next frame.

/** How long a list that nothing holds is waited for, in milliseconds. */
const LONGEST = 150;

/** @typedef {{ list: string, sheet: CSSStyleSheet, until: number }} Hold what `hold.js` leaves in the page */

/** The time in which nobody has seen a list. */
export class Unseen {
  #list;
  #apart;
  #holds;
  #unpainted;
  #longest = performance.now() + LONGEST;
  #frames = new ResizeObserver(() => (this.#unpainted = false));

  /**
   * @param {Element | DocumentFragment} list
   * @param {boolean} fresh it was put into the page in this very task
   */
  constructor(list, fresh) {
    this.#list = list;
    this.#apart = !list.isConnected;
    this.#holds = holdsOn(list);
    this.#unpainted = fresh || nothingPainted();
    // Unlike an animation frame it comes before the next painting even when asked for in the midst of a frame.
    if (this.#unpainted) this.#frames.observe(document.documentElement);
  }

  get lasts() {
    return this.#apart ? !this.#list.isConnected : this.#unpainted || this.#held;
  }

  /**
   * @template R
   * @param {R | PromiseLike<R>} wanted
   * @returns {Promise<R | undefined>} nothing where it is over before
   */
  async meanwhile(wanted) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const over = new Promise((/** @type {(nothing: undefined) => void} */ resolve) => {
      timer = setTimeout(resolve, this.#remaining());
    });
    const got = await Promise.race([wanted, over]);
    clearTimeout(timer);
    return got;
  }

  /** The list may be painted now. */
  end() {
    this.#frames.disconnect();
    for (const { list } of this.#holds) heldBy(list, this.#list)?.setAttribute('data-reshelf-shown', '');
  }

  get #held() {
    return this.#holds.some(({ sheet }) => document.adoptedStyleSheets.includes(sheet));
  }

  #remaining() {
    const until = this.#held ? Math.max(...this.#holds.map((hold) => hold.until)) : this.#longest;
    return this.lasts ? until - performance.now() : 0;
  }
}

/**
 * @param {Element | DocumentFragment} list
 * @returns {Hold[]}
 */
function holdsOn(list) {
  /** @type {Hold[]} */
  const holds = Reflect.get(globalThis, Symbol.for('reshelf.holds')) ?? [];
  return holds.filter((hold) => heldBy(hold.list, list));
}

/**
 * The element that a hold hides: the list, or one around it.
 *
 * @param {string} selector
 * @param {Element | DocumentFragment} list
 */
function heldBy(selector, list) {
  // A page's style sheets do not reach into a shadow tree.
  if (!(list instanceof Element) || list.getRootNode() !== document) return null;
  return list.closest(`:is(${selector}):not([data-reshelf-shown])`);
}

/** Entries of the painting come a while after it; the page's time is at 0 until the first frame. */
function nothingPainted() {
  return (
    PerformanceObserver.supportedEntryTypes.includes('paint') &&
    performance.getEntriesByType('paint').length === 0 &&
    Number(document.timeline.currentTime) === 0
  );
}
