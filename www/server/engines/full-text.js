import MiniSearch from 'minisearch';
import { normaliseTerm } from './terms.js';

/** @typedef {import('../product-search.js').Product} Product */

const boost = { kind: 4, item_name: 3, item_brand: 3, item_variant: 2, words: 1.5, item_category: 1, features: 0.5 };

/** A shopper pages and filters what was found once; 100 searches of 20,000 products take 8 MB. */
const REMEMBERED_MAX = 100;

/** Finds rows of the catalogue by words. */
export class FullText {
  /** @type {MiniSearch<{ row: number, product: Product }>} */ #index;
  /** @type {(row: number) => number} */ #liking;
  /** @type {Map<string, Uint32Array>} */ #remembered = new Map();

  /**
   * @param {Product[]} products
   * @param {(product: Product) => string} wordsOf further words by which a product is found
   * @param {(row: number) => number} liking by what a row's score is multiplied
   */
  constructor(products, wordsOf, liking) {
    this.#liking = liking;
    this.#index = new MiniSearch({
      idField: 'row',
      fields: Object.keys(boost),
      extractField: ({ row, product }, field) => (field === 'row' ? row : readField(product, field, wordsOf)),
      processTerm: normaliseTerm,
    });
    this.#index.addAll(products.map((product, row) => ({ row, product })));
  }

  /** The rows that match, best first. @param {string} query @returns {Uint32Array} */
  find(query) {
    const known = this.#remembered.get(query);
    if (known) return known;
    const found = this.#search(query);
    const oldest = this.#remembered.keys().next().value;
    if (this.#remembered.size >= REMEMBERED_MAX && oldest !== undefined) this.#remembered.delete(oldest);
    this.#remembered.set(query, found);
    return found;
  }

  /** All words as they are typed, else with slips forgiven, else some of the words. @param {string} query */
  #search(query) {
    for (const [combineWith, forgiving] of /** @type {const} */ ([['AND', false], ['AND', true], ['OR', true]])) {
      const found = this.#index.search(forgiving ? withTurns(query, combineWith) : query, {
        boost,
        combineWith,
        prefix: (term) => term.length > 2,
        fuzzy: (term) => forgiving && (term.length > 6 ? 0.3 : term.length > 4 && 0.2),
        weights: { prefix: 0.5, fuzzy: 0.2 },
        boostDocument: this.#liking,
      });
      if (found.length > 0) return Uint32Array.from(found, ({ id }) => id);
    }
    return new Uint32Array();
  }
}

/** A turned word needs this many letters: too many short ones are another word when turned. */
const TURNED_MIN = 4;

/**
 * Each word, or that word with two neighbours turned round: the slip that a shopper makes most, and two edits to MiniSearch.
 * @param {string} query
 * @param {'AND' | 'OR'} combineWith
 * @returns {import('minisearch').QueryCombination}
 */
function withTurns(query, combineWith) {
  const words = /** @type {string[]} */ (MiniSearch.getDefault('tokenize')(query)).filter((word) => word && normaliseTerm(word) !== null);
  return {
    combineWith,
    queries: words.map((word) => ({
      combineWith: 'OR',
      queries: [word, ...turnsOf(word).map((turned) => ({ queries: [turned], fuzzy: false, prefix: turned.length > TURNED_MIN }))],
    })),
  };
}

/** @param {string} word @returns {string[]} */
function turnsOf(word) {
  const letters = [...word];
  if (letters.length < TURNED_MIN) return [];
  const turns = letters.slice(1).map((letter, i) => letters.with(i, letter).with(i + 1, letters[i] ?? '').join(''));
  return [...new Set(turns)].filter((turned) => turned !== word);
}

/** @param {Product} product @param {string} field @param {(product: Product) => string} wordsOf */
function readField(product, field, wordsOf) {
  if (field === 'kind') return product.item_category2;
  if (field === 'words') return wordsOf(product);
  const value = product[/** @type {keyof Product} */ (field)];
  return Array.isArray(value) ? value.join(' ') : String(value);
}
