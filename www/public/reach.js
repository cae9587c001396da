/** The shop's server did not answer at all. */
export class Unreachable extends Error {}

/** The shop's server answered that it cannot. */
export class Refused extends Error {
  /** @param {number} status @param {string} words what the server says of it */
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

/** What does not answer: the shop's server, the search engine behind it, or one of them in time. @typedef {'shop' | 'search' | 'late' | null} Lost */

/** Whether the shop can be reached; it changes by what comes of the page's requests. */
class Reach extends EventTarget {
  /** @type {Lost} */
  #lost = null;

  get lost() {
    return this.#lost;
  }

  /** @param {Lost} lost */
  set lost(lost) {
    const changed = lost !== this.#lost;
    this.#lost = lost;
    if (changed) this.dispatchEvent(new Event('change'));
  }
}

export const reach = new Reach();
