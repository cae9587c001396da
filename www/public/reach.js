/** The shop's server did not answer at all. */
export class Unreachable extends Error {}

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
