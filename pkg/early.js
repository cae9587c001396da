// Events that have to wait: until the core runs, and until the shopper has decided about storage.

const MOST = 64;

/** @typedef {{ event: import('./events.js').ReadEvent, at: number }} Early */

/** At most 64 events, the earliest. */
export class EarlyEvents {
  /** @type {Early[]} */
  #events = [];

  /** @param {Early} early */
  add(early) {
    if (this.#events.length < MOST) this.#events.push(early);
  }

  all() {
    return this.#events;
  }

  clear() {
    this.#events = [];
  }
}
