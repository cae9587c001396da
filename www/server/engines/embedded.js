import MiniSearch from 'minisearch';
import { filterAndCount } from './filtering.js';
import { popularity } from './popularity.js';
import { Suggestions } from './suggestions.js';
import { normaliseTerm } from './terms.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').SearchEngine} SearchEngine */

/** @satisfies {Record<import('../product-search.js').Sort, ((a: Product, b: Product) => number) | null>} */
const orders = {
  relevance: null,
  'price-up': /** @param {Product} a @param {Product} b */ (a, b) => a.price - b.price,
  'price-down': /** @param {Product} a @param {Product} b */ (a, b) => b.price - a.price,
  rating: /** @param {Product} a @param {Product} b */ (a, b) => b.rating - a.rating || b.reviews - a.reviews,
};

const boost = { kind: 4, item_name: 3, item_brand: 3, item_variant: 2, words: 1.5, item_category: 1, features: 0.5 };

/** The catalogue behind a full-text index in memory. @implements {SearchEngine} */
export class EmbeddedEngine {
  /** @type {Map<string, Product>} */ #products;
  /** @type {Map<string, number>} */ #popularity;
  /** @type {Product[]} best sellers first */ #popular;
  /** @type {Map<string, Product[]>} by model, the best seller first */ #models = new Map();
  /** @type {MiniSearch<Product>} */ #index;
  /** @type {Suggestions} */ #suggestions;
  /** @type {readonly import('../product-search.js').Department[]} */ #departments;

  /** @param {import('../catalogues/catalogue.js').Catalogue} catalogue */
  constructor({ products, departments, wordsOf }) {
    this.#products = new Map(products.map((product) => [product.item_id, product]));
    this.#popularity = new Map(products.map((product) => [product.item_id, popularity(product)]));
    this.#popular = [...products].sort((a, b) => this.#popularityOf(b.item_id) - this.#popularityOf(a.item_id));
    for (const product of this.#popular) this.#models.set(product.model, [...(this.#models.get(product.model) ?? []), product]);
    this.#departments = departments;
    this.#suggestions = new Suggestions(products);
    this.#index = new MiniSearch({
      idField: 'item_id',
      fields: Object.keys(boost),
      extractField: (product, field) => readField(product, field, wordsOf),
      processTerm: normaliseTerm,
    });
    this.#index.addAll(products);
  }

  /** @type {SearchEngine['search']} */
  async search({ query, category, sort, page, size, filters }) {
    const found = this.#found(query).filter((product) => this.#belongs(product, category));
    const { left, facets } = filterAndCount(found, filters);
    const order = orders[sort];
    const sorted = order ? left.toSorted(order) : left;
    return {
      query, category, sort, page,
      pages: Math.ceil(sorted.length / size),
      total: sorted.length,
      hits: sorted.slice((page - 1) * size, page * size),
      facets,
    };
  }

  /** @type {SearchEngine['product']} */
  async product(id) {
    const product = this.#products.get(id);
    return product ? { product, colours: this.#models.get(product.model) ?? [product] } : null;
  }

  /** @type {SearchEngine['suggest']} */
  async suggest(typed) {
    return this.#suggestions.of(typed);
  }

  async departments() {
    return this.#departments;
  }

  /** All that match, best first; without a query the whole shop, best sellers first. @param {string} query @returns {Product[]} */
  #found(query) {
    if (!query.trim()) return this.#popular;
    const all = this.#match(query, 'AND');
    return all.length > 0 ? all : this.#match(query, 'OR');
  }

  /** @param {string} query @param {'AND' | 'OR'} combineWith @returns {Product[]} */
  #match(query, combineWith) {
    return this.#index
      .search(query, {
        boost,
        combineWith,
        prefix: (term) => term.length > 2,
        fuzzy: (term) => (term.length > 6 ? 0.3 : term.length > 4 && 0.2),
        weights: { prefix: 0.5, fuzzy: 0.2 },
        boostDocument: (id) => 1 + 0.25 * this.#popularityOf(id),
      })
      .flatMap(({ id }) => this.#products.get(id) ?? []);
  }

  /** @param {string} id */
  #popularityOf(id) {
    return this.#popularity.get(id) ?? 0;
  }

  /** @param {Product} product @param {string} category */
  #belongs(product, category) {
    if (!category || product.kind === category) return true;
    return this.#departments.some(({ slug, name }) => slug === category && name === product.item_category);
  }
}

/** @param {Product} product @param {string} field @param {(product: Product) => string} wordsOf */
function readField(product, field, wordsOf) {
  if (field === 'kind') return product.item_category2;
  if (field === 'words') return wordsOf(product);
  const value = product[/** @type {keyof Product} */ (field)];
  return Array.isArray(value) ? value.join(' ') : String(value);
}
