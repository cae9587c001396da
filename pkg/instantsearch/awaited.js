// A shelf that is there, or still on its way.

import { inTime } from '../host.js';

/** @typedef {import('../instantsearch.d.ts').Shelf} Shelf */

/** Until the shelf is there nothing is ordered, and what is observed waits for it. */
export class AwaitedShelf {
  /** @type {Shelf | undefined} */
  #shelf;
  /** @type {PromiseLike<void> | undefined} */
  #coming;

  /** @param {Shelf | PromiseLike<Shelf>} shelf */
  constructor(shelf) {
    if (!isPromise(shelf)) this.#shelf = shelf;
    // A shelf that does not come is no concern of the search: the server's order stands.
    else this.#coming = shelf.then((come) => void (this.#shelf = come), nothing);
  }

  /** Resolves when lists can be ordered, but no later than in half a second. */
  async soon() {
    await inTime(Promise.resolve(this.#coming).then(() => this.#shelf?.whenReady));
  }

  /** @param {import('../types.d.ts').RerankOptions<any>} options */
  rerank(options) {
    return this.#shelf?.rerank(options);
  }

  /** @param {import('../types.d.ts').ShopEvent} event */
  observe(event) {
    if (this.#shelf) this.#shelf.observe(event);
    else this.#coming?.then(() => void this.#shelf?.observe(event));
  }
}

/**
 * @param {any} shelf
 * @returns {shelf is PromiseLike<Shelf>}
 */
function isPromise(shelf) {
  return typeof shelf?.then === 'function';
}

function nothing() {}
