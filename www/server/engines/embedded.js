import { Columns } from './columns.js';
import { filterAndCount } from './filtering.js';
import { FullText } from './full-text.js';
import { popularity } from './popularity.js';
import { Suggestions } from './suggestions.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').SearchEngine} SearchEngine */

/** @satisfies {Record<import('../product-search.js').Sort, ((a: Product, b: Product) => number) | null>} */
const orders = {
  relevance: null,
  'price-up': /** @param {Product} a @param {Product} b */ (a, b) => a.price - b.price,
  'price-down': /** @param {Product} a @param {Product} b */ (a, b) => b.price - a.price,
  rating: /** @param {Product} a @param {Product} b */ (a, b) => b.rating - a.rating || b.reviews - a.reviews,
};

/** The catalogue behind a full-text index in memory. @implements {SearchEngine} */
export class EmbeddedEngine {
  /** @type {Product[]} best sellers first; a row is a place in it */ #products;
  /** @type {Map<string, Product>} */ #byId;
  /** @type {Map<string, Product[]>} all colours of a model, the best seller first */ #byModel = new Map();
  /** @type {Columns} */ #columns;
  /** @type {FullText} */ #fullText;
  /** @type {Suggestions} */ #suggestions;
  /** @type {readonly import('../product-search.js').Department[]} */ #departments;

  /** @param {import('../catalogues/catalogue.js').Catalogue} catalogue */
  constructor({ products, departments, wordsOf }) {
    const rows = products.map((product) => ({ product, liked: popularity(product) })).sort((a, b) => b.liked - a.liked);
    this.#products = rows.map(({ product }) => product);
    this.#byId = new Map(products.map((product) => [product.item_id, product]));
    for (const product of this.#products) {
      this.#byModel.set(product.model, [...(this.#byModel.get(product.model) ?? []), product]);
    }
    this.#columns = new Columns(this.#products);
    this.#fullText = new FullText(this.#products, wordsOf, (row) => 1 + 0.25 * (rows[row]?.liked ?? 0));
    this.#suggestions = new Suggestions(products);
    this.#departments = departments;
  }

  /** @type {SearchEngine['search']} */
  async search({ query, category, sort, page, size, filters }) {
    const { left, facets } = filterAndCount(this.#columns, this.#within(category, this.#found(query)), filters);
    const products = left.map((row) => /** @type {Product} */ (this.#products[row]));
    const order = orders[sort];
    if (order) products.sort(order);
    return {
      query, category, sort, page,
      pages: Math.ceil(products.length / size),
      total: products.length,
      hits: products.slice((page - 1) * size, page * size),
      facets,
    };
  }

  /** @type {SearchEngine['product']} */
  async product(id) {
    return this.#byId.get(id) ?? null;
  }

  /** @type {SearchEngine['colours']} */
  async colours(product) {
    return this.#byModel.get(product.model) ?? [product];
  }

  /** @type {SearchEngine['suggest']} */
  async suggest(typed) {
    return this.#suggestions.of(typed);
  }

  async departments() {
    return this.#departments;
  }

  /** @param {string} query @returns {Iterable<number>} rows, best first; without a query the whole shop */
  #found(query) {
    return query.trim() ? this.#fullText.find(query) : this.#products.keys();
  }

  /** @param {string} category @param {Iterable<number>} rows @returns {Iterable<number>} */
  #within(category, rows) {
    if (!category) return rows;
    const department = this.#departments.find(({ slug }) => slug === category);
    const column = department ? this.#columns.department : this.#columns.kind;
    const code = column.words.indexOf(department ? department.name : category);
    return Array.from(rows).filter((row) => column.codes[row] === code);
  }
}
