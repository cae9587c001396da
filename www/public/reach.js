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

/** Whether the shop's server can be reached; it changes by what comes of the page's requests. */
class Reach extends EventTarget {
  #lost = false;

  get lost() {
    return this.#lost;
  }

  /** @param {boolean} lost */
  set lost(lost) {
    const changed = lost !== this.#lost;
    this.#lost = lost;
    if (changed) this.dispatchEvent(new Event('change'));
  }
}

export const reach = new Reach();
