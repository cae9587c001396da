// What was done before what is stored has been read: it waits, to be done again on top of that.

const MOST = 64;

/** @typedef {{ event: import('./events.js').ReadEvent, at: number }} Early */
/** @typedef {(core: import('./wasm/core.js').Shelf) => void} Change what a person decided: a topic forgotten, a history brought back */

/** At most 64 events, the earliest, and the decisions between them. */
export class EarlyEvents {
  /** @type {(Early | Change)[]} */
  #done = [];
  #events = 0;

  /** @param {Early} early */
  add(early) {
    if (this.#events < MOST) this.#done.push(early);
    this.#events = Math.min(MOST, this.#events + 1);
  }

  /** @param {Change} change */
  decide(change) {
    this.#done.push(change);
  }

  all() {
    return this.#done;
  }

  /** @param {(done: Early | Change) => boolean} isWanted */
  keep(isWanted) {
    this.#done = this.#done.filter(isWanted);
  }

  clear() {
    this.#done = [];
    this.#events = 0;
  }
}
