import { Random } from '../catalogue/random.js';
import { askFor } from './searches.js';
import { Appeal, SimulatedShopper } from './shopper.js';
import { choose } from './visit.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../server/product-search.js').SearchEngine} SearchEngine */

/** What a page of the shop shows. */
const PAGE = 48;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What a shop file says fades with its age, and these shoppers live on no day: none is before theirs. */
const FIRST_DAY = Date.UTC(2100, 0, 1);
const DAYS = 56;
const LISTS_MAX = 4;
const IN_CART = 0.3;

/** @typedef {{ shoppers: number, seed: number }} Size */

/**
 * What simulated shoppers do in the shop, as lines of a replay log. They search through the shop's own search, so what they
 * see is in its order.
 * @param {SearchEngine} engine
 * @param {readonly Product[]} products all that it finds
 * @param {Size} size
 */
export async function* simulatedLog(engine, products, { shoppers, seed }) {
  const random = new Random(seed);
  const appeal = new Appeal(products, random);
  const lists = new Lists(engine);
  for (let n = 0; n < shoppers; n++) {
    const shopper = new SimulatedShopper(appeal, random);
    let ts = FIRST_DAY + Math.floor(random.next() * DAYS * DAY);
    const who = { user: `s${n}`, session: `v${n}` };
    for (let left = random.integer(1, LISTS_MAX); left > 0; left--) {
      const sought = /** @type {string} */ (shopper.wants[left % shopper.wants.length]);
      const asked = askFor(sought, random);
      const { name, hits, isNew } = await lists.of(asked);
      if (isNew) yield { event: 'define_list', item_list_id: name, items: hits.map(item) };
      yield { event: 'view_item_list', ...who, ts: (ts += MINUTE), item_list_id: name, ...(asked.query && { search_term: asked.query }) };
      for (const { item_id } of choose(hits, shopper, sought, random)) {
        yield { event: 'select_item', ...who, ts: (ts += MINUTE), items: [{ item_id }] };
        if (random.next() < IN_CART) yield { event: 'add_to_cart', ...who, ts: (ts += MINUTE), items: [{ item_id }] };
      }
    }
  }
}

/** The shop's answers, each asked for once. */
class Lists {
  /** @type {Map<string, Product[]>} */ #answers = new Map();

  /** @param {SearchEngine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /** @param {import('./searches.js').Asked} asked */
  async of({ query, category }) {
    const name = query ? `search ${query}` : category;
    const known = this.#answers.get(name);
    if (known) return { name, hits: known, isNew: false };
    const filters = { brand: [], colour: [], price: null, rating: 0 };
    const { hits } = await this.engine.search({ query, category, sort: 'relevance', page: 1, size: PAGE, filters });
    this.#answers.set(name, hits);
    return { name, hits, isNew: true };
  }
}

/** @param {Product} product */
function item({ item_id, item_brand, item_category, item_category2, price }) {
  return { item_id, item_brand, item_category, item_category2, price };
}
