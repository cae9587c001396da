// Hits in the shopper's order.

/** @typedef {import('../types.d.ts').Item} Item */
/** @typedef {Pick<import('../types.d.ts').Reranked<any>, 'order' | 'personalised'>} Order */

import { pinnedOf, serversOrder } from '../order.js';
import { describedBy, isItem } from './hit.js';

/** What the shelf makes of lists of hits. */
export class Ranking {
  #shelf;
  #describe;
  #rules;

  /**
   * @param {import('./awaited.js').AwaitedShelf} shelf
   * @param {(hit: any) => Item} describe
   * @param {() => import('../instantsearch.d.ts').Rules<any>} rules
   */
  constructor(shelf, describe, rules) {
    this.#shelf = shelf;
    this.#describe = describe;
    this.#rules = rules;
  }

  /** Resolves when lists can be ordered, or that takes too long. */
  soon() {
    return this.#shelf.soon();
  }

  /**
   * @param {any[]} hits
   * @returns {Item[]}
   */
  itemsOf(hits) {
    return hits.map((hit) => describedBy(this.#describe, hit));
  }

  /**
   * @param {any[]} hits
   * @param {Item[]} items the same in GA4's words
   * @param {string} query
   * @param {Pick<import('../types.d.ts').RerankOptions<any>, 'refresh' | 'displayed'>} how
   * @returns {Order}
   */
  order(hits, items, query, how) {
    const rules = this.#rules();
    // The shop knows its hits, not what they were made into. What is no item stays where it is anyway.
    const pinned = pinnedOf({ ...rules, items: hits.map((hit, place) => (isItem(items[place]) ? hit : undefined)) });
    return this.#shelf.rerank({ ...rules, ...how, items, query, pinned: [...pinned] }) ?? serversOrder(items);
  }
}
