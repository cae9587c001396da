import MiniSearch from 'minisearch';
import { normaliseTerm } from './terms.js';

/** @typedef {import('../product-search.js').Product} Product */

const LIMIT = 6;

/** What a shopper may be about to type: kinds, brands, and brands with each kind they make. */
export class Suggestions {
  #index = new MiniSearch({ fields: ['text'], storeFields: ['text', 'weight'], processTerm: normaliseTerm });

  /** @param {Product[]} products */
  constructor(products) {
    this.#index.addAll(phrasesOf(products).map((phrase, id) => ({ id, ...phrase })));
  }

  /** @param {string} typed @returns {string[]} */
  of(typed) {
    return this.#index
      .search(typed, {
        prefix: true,
        fuzzy: 0.15,
        weights: { prefix: 0.8, fuzzy: 0.1 },
        combineWith: 'AND',
        boostDocument: (_id, _term, fields) => Number(fields?.weight ?? 1),
      })
      .slice(0, LIMIT)
      .map((hit) => String(hit.text));
  }
}

/** @param {Product[]} products */
function phrasesOf(products) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const { item_brand, item_category2 } of products) {
    weights.set(item_category2, 2).set(item_brand, 1.5).set(`${item_brand} ${item_category2.toLowerCase()}`, 1);
  }
  weights.delete('');
  return [...weights].map(([text, weight]) => ({ text, weight }));
}
