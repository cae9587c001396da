// For tests without a browser: a client that keeps what it is asked, and a shelf that does what a test needs.

import { Engine } from './engine.js';

/** @typedef {import('./engine.js').Limits & { before?: (requests: any[]) => unknown }} Settings */

/**
 * A client over an engine, called as Algolia's are: `asked` holds the requests of each call.
 *
 * @param {Record<string, any[]>} indices
 * @param {Settings} [settings] `before` runs before it answers
 */
export function fakeClient(indices, { before = () => {}, ...limits } = {}) {
  const engine = new Engine(indices, limits);
  /** @type {any[][]} */
  const asked = [];
  return {
    asked,
    cleared: 0,
    /** @param {any} searched @param {any[]} options */
    async search(searched, ...options) {
      const requests = Array.isArray(searched) ? searched : searched.requests;
      asked.push(requests);
      await before(requests);
      return { ...engine.answer({ requests }), options };
    },
    clearCache() {
      this.cleared += 1;
    },
  };
}

/** A shelf whose every order is another one: what holds an order together is the adapter alone. */
export class RestlessShelf {
  ready = true;
  personalised = true;
  /** @type {any[]} */
  events = [];
  /** @type {any[]} */
  lists = [];

  /** @param {any} event */
  observe(event) {
    this.events.push(event);
    return true;
  }

  /** @param {any} list */
  rerank(list) {
    this.lists.push(list);
    const order = Uint32Array.from(list.items, (_, index) => index);
    if (this.personalised) order.sort((one, other) => this.#noise(one) - this.#noise(other));
    return { items: [...order].map((index) => list.items[index]), order, personalised: this.personalised };
  }

  /** @param {number} index */
  #noise(index) {
    return (Math.imul((index + 1) * 2654435761, this.lists.length * 40503 + 12345) >>> 8) % 65536;
  }
}

/** A shelf that lifts one brand. */
export class FanShelf extends RestlessShelf {
  /** @param {string} brand */
  constructor(brand) {
    super();
    this.brand = brand;
  }

  /** @param {any} list */
  rerank(list) {
    this.lists.push(list);
    const indices = [...list.items.keys()];
    const theirs = (/** @type {number} */ index) => list.items[index].item_brand === this.brand;
    const order = Uint32Array.from([...indices.filter(theirs), ...indices.filter((index) => !theirs(index))]);
    return { items: [...order].map((index) => list.items[index]), order, personalised: true };
  }
}
