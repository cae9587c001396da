import { BadRequest } from '../bad-request.js';
import { departmentsOf, productOf } from './document.js';
import { largest } from './facets.js';
import { phrasesFrom } from './phrases.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').SearchEngine} SearchEngine */
/** @typedef {import('./adapter.js').Wanted} Wanted */

/** How deep these engines page unless they are set up for more. */
const DEPTH_MAX = 10_000;
const HITS_FOR_SUGGESTIONS = 30;

/** A page of results is followed by a request for the picture of each. */
const REMEMBERED_MAX = 2000;
const REMEMBERED_MS = 60_000;

/** @type {Wanted} */
const everything = {
  query: '',
  category: '',
  sort: 'relevance',
  page: 1,
  size: 1,
  filters: { brand: [], colour: [], price: null, rating: 0 },
};

/** An engine of another maker, behind its adapter. @implements {SearchEngine} */
export class RemoteEngine {
  /** @type {Map<string, { product: Product, until: number }>} */ #remembered = new Map();

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.connection = connection;
  }

  /** @type {SearchEngine['search']} */
  async search(request) {
    const { query, category, sort, page, size, filters } = request;
    if (page * size > DEPTH_MAX) {
      throw new BadRequest(`page is ${page} of ${size} products; the first ${DEPTH_MAX} products can be paged through`);
    }
    const { total, hits, counts, price } = await this.#find(request);
    return {
      query, category, sort, page, total, hits,
      pages: Math.ceil(total / size),
      facets: {
        brand: largest(counts.brand, filters.brand),
        colour: largest(counts.colour, filters.colour),
        price: price ?? { min: 0, max: 0 },
      },
    };
  }

  /** @type {SearchEngine['product']} */
  async product(id) {
    const remembered = this.#remembered.get(id);
    if (remembered && remembered.until > Date.now()) return remembered.product;
    const { hits } = await this.#find({ ...everything, only: { field: 'item_id', value: id } });
    return hits[0] ?? null;
  }

  /** @type {SearchEngine['colours']} */
  async colours({ model }) {
    const { hits } = await this.#find({ ...everything, size: 20, only: { field: 'model', value: model } });
    return hits;
  }

  /** @type {SearchEngine['suggest']} */
  async suggest(typed) {
    if (!typed.trim()) return [];
    const { hits } = await this.#find({ ...everything, query: typed, size: HITS_FOR_SUGGESTIONS });
    return phrasesFrom(typed, hits);
  }

  /** @type {SearchEngine['departments']} */
  async departments() {
    const { counts } = await this.#find(everything);
    return departmentsOf(counts.shelf.map(({ value }) => value));
  }

  /** @param {Wanted} wanted */
  async #find(wanted) {
    const { adapter, setting } = this.connection;
    const call = adapter.toCall(wanted, setting.index);
    const found = await this.connection.ask(call, (body) => adapter.toFound(body, wanted));
    const hits = found.documents.map(productOf);
    this.#remember(hits);
    return { ...found, hits };
  }

  /** @param {Product[]} products */
  #remember(products) {
    if (this.#remembered.size > REMEMBERED_MAX) this.#remembered.clear();
    const until = Date.now() + REMEMBERED_MS;
    for (const product of products) this.#remembered.set(product.item_id, { product, until });
  }
}
