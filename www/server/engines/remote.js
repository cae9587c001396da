import { BadRequest } from '../bad-request.js';
import { selectedFacets } from './adapter.js';
import { departmentsOf, productOf } from './document.js';
import { VALUES_MAX, largest } from './facets.js';
import { phrasesFrom } from './phrases.js';
import { wordsIn } from './typed.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').SearchEngine} SearchEngine */
/** @typedef {import('../product-search.js').FacetValue} FacetValue */
/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').Found} Found */
/** @typedef {import('./adapter.js').Forgives} Forgives */

/** How deep these engines page unless they are set up for more. */
const DEPTH_MAX = 10_000;
const HITS_FOR_SUGGESTIONS = 30;

/** A page of results is followed by a request for the picture of each. */
const REMEMBERED_MAX = 2000;
const REMEMBERED_MS = 60_000;

/** @type {Wanted} */
const everything = {
  words: [],
  forgives: 'nothing',
  counted: 'nothing',
  query: '',
  category: '',
  sort: 'relevance',
  page: 1,
  size: 1,
  filters: { brand: [], colour: [], price: null, rating: 0 },
};

/** @type {Found & { hits: Product[] }} */
const nothing = { total: 0, documents: [], hits: [], counts: { brand: [], colour: [], shelf: [] }, price: null };

/** What a catalogue may call a product. */
const ITEM_ID = /^[^\p{C}]{1,200}$/u;

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
    const { wanted, found: { total, hits, counts, price } } = await this.#search(request);
    this.#hasFacets(hits, counts);
    const [brand, colour] = await Promise.all([
      this.#withSelected('brand', counts.brand, wanted),
      this.#withSelected('colour', counts.colour, wanted),
    ]);
    return {
      query, category, sort, page, total, hits,
      pages: Math.min(Math.ceil(total / size), Math.floor(DEPTH_MAX / size)),
      facets: {
        brand: largest(brand, filters.brand),
        colour: largest(colour, filters.colour),
        price: price ?? { min: 0, max: 0 },
      },
    };
  }

  /** @type {SearchEngine['product']} */
  async product(id) {
    const remembered = this.#remembered.get(id);
    if (remembered && remembered.until > Date.now()) return remembered.product;
    if (!ITEM_ID.test(id)) return null;
    const { hits } = await this.#find({ ...everything, size: 20, only: { field: 'item_id', value: id } });
    // To some engines A-1 and a1 are the same.
    return hits.find(({ item_id }) => item_id === id) ?? null;
  }

  /** @type {SearchEngine['colours']} */
  async colours({ model }) {
    const { hits } = await this.#find({ ...everything, size: 20, only: { field: 'model', value: model } });
    return hits.filter((hit) => hit.model === model);
  }

  /** @type {SearchEngine['suggest']} */
  async suggest(typed) {
    if (!typed.trim()) return [];
    const request = { ...everything, query: typed, size: HITS_FOR_SUGGESTIONS };
    const { found } = await this.#search(request, 'nothing');
    return phrasesFrom(typed, found.hits);
  }

  /** @type {SearchEngine['departments']} */
  async departments() {
    const { counts } = await this.#find({ ...everything, counted: 'shelf' });
    return departmentsOf(counts.shelf.map(({ value }) => value));
  }

  /**
   * All words as they are typed, else with slips forgiven, else some of the words.
   * @param {import('../product-search.js').SearchRequest} request
   * @param {Wanted['counted']} [counted]
   */
  async #search(request, counted = 'facets') {
    const words = wordsIn(request.query);
    const [least, ...more] = /** @type {[Forgives, ...Forgives[]]} */ (this.connection.adapter.forgives);
    let wanted = { ...request, words, counted, forgives: least };
    // Only signs, or only words that say nothing.
    if (words.length === 0 && request.query.trim() !== '') return { wanted, found: nothing };
    let found = await this.#find(wanted);
    for (const forgives of words.length > 0 ? more : []) {
      if (found.total > 0 || await this.#findsUnfiltered(wanted)) break;
      wanted = { ...wanted, forgives };
      found = await this.#find(wanted);
    }
    return { wanted, found };
  }

  /** Whether only the filters leave nothing: then nothing more is to be forgiven. @param {Wanted} wanted */
  async #findsUnfiltered({ words, forgives, category, filters }) {
    const narrowed = category !== '' || filters.rating > 0 || selectedFacets({ filters }).length > 0;
    return narrowed && (await this.#find({ ...everything, words, forgives })).total > 0;
  }

  /**
   * A selected value that is not among the largest is counted by itself, as many as are shown.
   * @param {'brand' | 'colour'} facet
   * @param {FacetValue[]} counts
   * @param {Wanted} wanted
   */
  async #withSelected(facet, counts, wanted) {
    const missing = wanted.filters[facet].filter((selected) => !counts.some(({ value }) => value === selected));
    const counted = await Promise.all(missing.slice(0, VALUES_MAX).map(async (value) => {
      const filters = { ...wanted.filters, [facet]: [value] };
      const { total } = await this.#find({ ...wanted, filters, counted: 'nothing', page: 1, size: 1 });
      return { value, count: total };
    }));
    return [...counts, ...counted];
  }

  /** @param {Product[]} hits @param {Found['counts']} counts */
  #hasFacets(hits, counts) {
    const lacks = (hits.some(({ item_brand }) => item_brand) && counts.brand.length === 0 && 'item_brand')
      || (hits.some(({ item_variant }) => item_variant) && counts.colour.length === 0 && 'item_variant');
    if (lacks) throw this.connection.unfit(`it counts no values of ${lacks}`);
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
