import MiniSearch from 'minisearch';
import { colourOf } from '../catalogue/colours.js';
import { departments } from '../catalogue/departments.js';
import { kindOf } from '../catalogue/kinds.js';
import { normaliseTerm } from './terms.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/**
 * @typedef {object} SearchRequest
 * @property {string} query empty for browsing
 * @property {string} category slug of a department or a kind, empty for the whole shop
 * @property {keyof typeof orders} sort
 * @property {number} page from 1
 * @property {number} size products a page
 */

/**
 * @typedef {object} SearchAnswer
 * @property {string} query
 * @property {string} category
 * @property {string} sort
 * @property {number} page
 * @property {number} pages
 * @property {number} total
 * @property {Product[]} hits
 */

/** Orders other than relevance, which leaves the hits as the engine ranked them. @satisfies {Record<string, ((a: Product, b: Product) => number) | null>} */
export const orders = {
  relevance: null,
  'price-up': /** @param {Product} a @param {Product} b */ (a, b) => a.price - b.price,
  'price-down': /** @param {Product} a @param {Product} b */ (a, b) => b.price - a.price,
  rating: /** @param {Product} a @param {Product} b */ (a, b) => b.rating - a.rating || b.reviews - a.reviews,
};

const boost = { kind: 4, item_name: 3, item_brand: 3, item_variant: 2, words: 1.5, item_category: 1, features: 0.5 };

/** The catalogue behind a full-text index, in the way of a shop's search server. */
export class ProductSearch {
  /** @param {Product[]} products */
  constructor(products) {
    this.products = new Map(products.map((product) => [product.item_id, product]));
    this.popular = [...products].sort((a, b) => popularity(b) - popularity(a));
    this.index = new MiniSearch({
      idField: 'item_id',
      fields: Object.keys(boost),
      extractField: readField,
      processTerm: normaliseTerm,
    });
    this.index.addAll(products);
  }

  /** @param {string} id @returns {Product | undefined} */
  product(id) {
    return this.products.get(id);
  }

  /** The same model in its other colours, and itself. @param {Product} product */
  colours(product) {
    return this.popular.filter((other) => other.model === product.model);
  }

  /** @param {SearchRequest} request @returns {SearchAnswer} */
  search({ query, category, sort, page, size }) {
    const found = this.#found(query).filter((product) => belongs(product, category));
    const order = orders[sort];
    if (order) found.sort(order);
    return {
      query, category, sort, page,
      pages: Math.ceil(found.length / size),
      total: found.length,
      hits: found.slice((page - 1) * size, page * size),
    };
  }

  /** All that match, best first; without a query the whole shop, best sellers first. @param {string} query @returns {Product[]} */
  #found(query) {
    if (!query.trim()) return [...this.popular];
    const all = this.#match(query, 'AND');
    return all.length > 0 ? all : this.#match(query, 'OR');
  }

  /** @param {string} query @param {'AND' | 'OR'} combineWith @returns {Product[]} */
  #match(query, combineWith) {
    return this.index
      .search(query, {
        boost,
        combineWith,
        prefix: (term) => term.length > 2,
        fuzzy: (term) => (term.length > 6 ? 0.3 : term.length > 4 && 0.2),
        weights: { prefix: 0.5, fuzzy: 0.2 },
        boostDocument: (id) => 1 + 0.25 * popularity(this.#known(id)),
      })
      .map(({ id }) => this.#known(id));
  }

  /** @param {string} id */
  #known(id) {
    return /** @type {Product} */ (this.products.get(id));
  }
}

/** How well a product sells, about 0 to 3: its rating against the middle, times how many rated it. @param {Product} product */
function popularity({ rating, reviews }) {
  return Math.max(0, rating - 2.5) * Math.log10(1 + reviews) / 2;
}

/** @param {Product} product @param {string} category */
function belongs(product, category) {
  if (!category || product.kind === category) return true;
  return departments.some((department) => department.slug === category && department.name === product.item_category);
}

/** @param {Product} product @param {string} field */
function readField(product, field) {
  if (field === 'kind') return product.item_category2;
  if (field === 'words') return [...kindOf(product.kind).words, colourOf(product.item_variant).words].join(' ');
  const value = product[/** @type {keyof Product} */ (field)];
  return Array.isArray(value) ? value.join(' ') : String(value);
}
