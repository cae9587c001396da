// The first pages of one list, asked for at once, ordered together and served page by page.

import { serversOrder } from '../order.js';

/** @typedef {import('./ranking.js').Ranking} Ranking */
/** @typedef {{ page: number, hitsPerPage: number }} Page */

/**
 * What the server answered when it was asked for so many hits at once.
 *
 * All pages show one order, decided when the first of them is served: else an item could be on two pages, or on none.
 */
export class Window {
  #result;
  #hits;
  #items;
  #query;
  /** How many hits the server pages to. */
  #reach;
  /** Whose place it takes. @type {Window | undefined} */
  #before;
  /** False where it has more of them than it gave, though not as many as it was asked for. */
  #complete;
  /** Whether the server pages groups of hits, so that none of its pages is of a window. */
  ofGroups;
  /** @type {import('./ranking.js').Order | undefined} */
  #order;

  /**
   * @param {any} result
   * @param {string} query
   * @param {import('./plan.js').InWindow} asked
   * @param {Ranking} ranking
   * @param {Window} [before] whose place it takes: pages of it may be displayed still
   */
  constructor(result, query, { size, page: { hitsPerPage } }, ranking, before) {
    const { hits, ...rest } = result;
    if (!Array.isArray(hits) || !Number.isInteger(rest.nbHits)) throw new TypeError('the server gave no list of hits');
    this.#result = rest;
    this.#reach = reachOf({ hitsPerPage: size, ...rest }, hits.length);
    // Typesense, told to group, counts groups and gives all hits of each.
    this.ofGroups = hits.length > Math.min(size, rest.nbHits);
    this.#complete = hits.length >= Math.min(size, this.#reach);
    this.#hits = hits.slice(0, this.#complete ? size : hits.length - (hits.length % hitsPerPage));
    this.#items = ranking.itemsOf(this.#hits);
    this.#query = query;
    this.#before = before;
  }

  /**
   * Whether a page is of this window; the server's own pages follow it.
   *
   * @param {Page} page
   */
  holds({ page, hitsPerPage }) {
    const length = this.#hits.length;
    return !this.ofGroups && (this.#complete || (length % hitsPerPage === 0 && (page + 1) * hitsPerPage <= length));
  }

  /**
   * One page, as the server would answer it, and what it displays.
   *
   * @param {Page} page
   * @param {Ranking} ranking
   * @param {boolean} refresh
   */
  serve({ page, hitsPerPage }, ranking, refresh) {
    const start = page * hitsPerPage;
    // The pages before it may be displayed, and they stand.
    const places = [...this.#ordered(ranking, refresh && page === 0, page > 0).subarray(start, start + hitsPerPage)];
    const result = copyOf({
      ...this.#result,
      hits: places.map((place) => this.#hits[place]),
      page,
      hitsPerPage,
      nbPages: Math.ceil(this.#reach / hitsPerPage),
    });
    if (typeof result.params === 'string') result.params = withPage(result.params, { page, hitsPerPage });
    return { result, items: places.map((place) => /** @type {import('./ranking.js').Item} */ (this.#items[place])) };
  }

  /**
   * The shelf is asked each time, though the order stays: so it knows which list the shopper has before them.
   *
   * @param {Ranking} ranking
   * @param {boolean} refresh
   * @param {boolean} continued
   */
  #ordered(ranking, refresh, continued) {
    if (continued && !this.#order) this.#before?.tell(ranking);
    this.#before = undefined;
    const order = ranking.order(this.#hits, this.#items, this.#query, { refresh, displayed: this.#isServers });
    // Where nothing is known any more, nothing may show what was.
    const forgotten = this.#order?.personalised && !order.personalised;
    if (!this.#order || forgotten) this.#order = forgotten ? serversOrder(this.#items) : order;
    return this.#order.order;
  }

  /** In the server's order, as where it was served before the shelf was ready. */
  get #isServers() {
    return this.#order?.personalised === false;
  }

  /**
   * Tells the shelf what is displayed, where it was not the shelf that ordered it.
   *
   * @param {Ranking} ranking
   */
  tell(ranking) {
    if (this.#isServers) ranking.order(this.#hits, this.#items, this.#query, { displayed: true });
  }
}

/**
 * Often not all hits that it counts: Algolia pages to 1,000. The pages of another length tell that limit only roughly.
 *
 * @param {{ nbHits: number, nbPages?: number, hitsPerPage: number }} told
 * @param {number} came how many hits came on the first page
 */
function reachOf({ nbHits, nbPages = Infinity, hitsPerPage }, came) {
  const most = nbPages * hitsPerPage;
  if (nbPages <= 1) return came;
  return most < nbHits ? roundest(most - hitsPerPage, most) : nbHits;
}

/**
 * The roundest whole number above one and up to another: people set limits to such.
 *
 * @param {number} above
 * @param {number} upTo
 */
function roundest(above, upTo) {
  let unit = 10 ** Math.floor(Math.log10(upTo));
  while (Math.floor(upTo / unit) * unit <= above) unit /= 10;
  return Math.floor(upTo / unit) * unit;
}

/**
 * A copy: what a page does to its hits must not be seen on the next visit of the page.
 *
 * @param {any} value
 */
function copyOf(value) {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}

/**
 * @param {string} params as they are in an address
 * @param {Record<string, number>} page
 */
function withPage(params, page) {
  const pairs = params.split('&').map((pair) => {
    const name = pair.slice(0, pair.indexOf('='));
    return Object.hasOwn(page, name) ? `${name}=${page[name]}` : pair;
  });
  return pairs.join('&');
}
