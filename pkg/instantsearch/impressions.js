// What counts as shown: a list that stands for a while before the shopper's eyes, not one that flashes by.

import { isItem } from './hit.js';

/** @typedef {import('../types.d.ts').ShopEvent} ShopEvent */
/** @typedef {import('../types.d.ts').Item} Item */

/** What a search of an index brought and has not settled. @typedef {{ lists: List[], timer?: Timer }} Pending */
/** A list as displayed. @typedef {{ query: string, items: Item[] }} List */
/** @typedef {ReturnType<typeof setTimeout>} Timer */

const USUAL = 1000;
const LONGEST = 2 ** 31 - 1;

/** Per index one search at a time: the next one does away with what has not settled. */
export class Impressions {
  #observe;
  #settle;
  /** @type {Map<string, Pending>} */
  #newest = new Map();
  /** @type {Map<string, string>} */
  #lastShown = new Map();
  #lastQuery = '';

  /**
   * @param {(event: ShopEvent) => void} observe
   * @param {number | undefined} settle milliseconds
   */
  constructor(observe, settle = USUAL) {
    this.#observe = observe;
    this.#settle = settle >= 0 ? Math.min(settle, LONGEST) : USUAL;
  }

  /**
   * A search begins. Returns what takes the lists that it brings.
   *
   * @param {Iterable<string>} indices
   * @returns {(index: string, list: List) => void}
   */
  searched(indices) {
    /** @type {Map<string, Pending>} */
    const search = new Map();
    for (const index of indices) {
      clearTimeout(this.#newest.get(index)?.timer);
      const pending = { lists: [] };
      search.set(index, pending);
      this.#newest.set(index, pending);
    }
    return (index, list) => {
      const pending = search.get(index);
      // The answer to an earlier search may come after a later one has begun.
      if (!pending || this.#newest.get(index) !== pending) return;
      pending.lists.push(list);
      this.#wait(index, pending);
    };
  }

  /**
   * Whoever acts on a list has seen it, however short it has stood.
   *
   * @param {string} index
   */
  settleNow(index) {
    const pending = this.#newest.get(index);
    if (pending) this.#shown(index, pending);
  }

  /**
   * @param {string} index
   * @param {Pending} pending
   */
  #wait(index, pending) {
    clearTimeout(pending.timer);
    pending.timer = setTimeout(() => {
      if (isVisible()) this.#shown(index, pending);
      else document.addEventListener('visibilitychange', () => this.#seenAgain(index, pending), { once: true });
    }, this.#settle);
    // In Node a timer would keep the process alive.
    /** @type {any} */ (pending.timer).unref?.();
  }

  /**
   * @param {string} index
   * @param {Pending} pending
   */
  #seenAgain(index, pending) {
    if (this.#newest.get(index) === pending) this.#wait(index, pending);
  }

  /**
   * @param {string} index
   * @param {Pending} pending
   */
  #shown(index, pending) {
    clearTimeout(pending.timer);
    const lists = pending.lists.splice(0);
    if (lists.length === 0) return;
    // The same again, as after a filter was opened and closed, is not shown twice.
    const shown = JSON.stringify(lists.map(({ query, items }) => [query, items.map(({ item_id }) => item_id)]));
    if (this.#lastShown.get(index) === shown) return;
    this.#lastShown.set(index, shown);

    for (const { query, items } of lists) {
      if (query && query !== this.#lastQuery) this.#observe({ event: 'search', search_term: query });
      this.#lastQuery = query;
      this.#observe({ event: 'view_item_list', search_term: query, items: items.filter(isItem) });
    }
  }
}

function isVisible() {
  return typeof document === 'undefined' || document.visibilityState === 'visible';
}
