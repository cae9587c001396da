/**
 * InstantSearch in the shopper's order: any search client and any insights client, wrapped.
 *
 * Nothing here throws into the shop's page: where reshelf cannot order a result, it is the client's own.
 *
 * @example
 * import { startReshelf } from 'reshelf';
 * import { withInsights, withReshelf } from 'reshelf/instantsearch';
 *
 * const shelf = startReshelf({ consent: true });
 * const search = instantsearch({
 *   indexName: 'products',
 *   searchClient: withReshelf(searchClient, shelf, { window: 100 }),
 *   insights: { insightsClient: withInsights(window.aa, shelf) },
 * });
 */

import type { Item, RerankOptions, Reshelf } from './types.d.ts';

/** What is needed of a shelf. */
export type Shelf = Pick<Reshelf, 'rerank' | 'observe'> & Partial<Pick<Reshelf, 'whenReady'>>;

/** A client that InstantSearch takes: Algolia's (v4, v5, lite), or any other that has its `search`. */
export interface SearchClient {
  /** Answers several requests, a list `[{ indexName, params }]` or an object `{ requests }`, with `{ results }`. */
  search(...searched: never[]): unknown;
}

/** A function that takes events, such as `window.aa` of search-insights. */
export type InsightsClient = (...told: never) => unknown;

/** How far a list may be changed: as in {@link Reshelf.rerank}, told of hits. */
export type Rules<Hit extends object = object> = Omit<RerankOptions<Hit>, 'items' | 'query' | 'refresh' | 'inPlace' | 'displayed'>;

/**
 * What {@link withReshelf} takes. Rules and `window` are read anew with each search, so that they may be changed on the
 * object; call InstantSearch's `refresh()` after it.
 *
 * `pinned` as indices means places in what is ordered together: in the window, or else in each page by itself.
 */
export interface Options<Hit extends object = object> extends Rules<Hit> {
  /**
   * How a hit reads in GA4's words. Its `item_id` must be the one of the shop's other events (`view_item`,
   * `add_to_cart`). The shelf's `attributes` are read from what it returns. It is called for every hit and must be
   * cheap; where it throws, the client's own answer stands. Default: {@link itemOf}.
   */
  describe?: (hit: Hit) => Item;
  /**
   * How many hits are ordered together, across pages: the server is asked for that many once, and pages are served
   * out of them. It counts in whole pages: 100 with 30 hits on a page is 90. What is below one page, or no number, is
   * 0: each page is ordered by itself. Pages behind the window are the server's own, in its order. Default: 0.
   *
   * More hits in one answer cost time and bytes: leave out of `attributesToRetrieve` what neither the page nor reshelf
   * reads, but not `objectID`, name, brand, price, categories and what `describe` reads. A server that gives less at
   * once than is asked of it (Algolia 1,000) has a smaller window.
   */
  window?: number;
  /** Hits on a page where a request does not say; only `window` needs it. Default: 20, Algolia's own. */
  hitsPerPage?: number;
  /**
   * Which indices hold products in an order that is reshelf's to change: their names, or a function that says so. The
   * others are left alone, and their lists do not count as shown. Default: all but those whose name ends in `asc` or
   * `desc`, such as `products_price_asc`: whoever sorts by price must get that order.
   */
  indices?: readonly string[] | ((indexName: string) => boolean);
  /**
   * After how many milliseconds without a further search of its index a list counts as shown, with the page visible.
   * Default: 1,000, as where it is no number or below 0.
   */
  settle?: number;
  /**
   * False: what is searched for and shown is not observed, because the shop's own `search` and `view_item_list` events
   * tell already. Default: true.
   */
  observe?: boolean;
}

/** What {@link withInsights} takes. */
export interface InsightsOptions {
  /** Of which indices events are acts on products: their names, or a function that says so. Default: of all. */
  indices?: readonly string[] | ((indexName: string) => boolean);
  /**
   * How a hit reads in GA4's words of which an event names the `objectID` alone, and that was in no list of a client of
   * the same shelf. Default: {@link itemOf}.
   */
  describe?: (hit: {
    /** The id by which the event names it. */
    objectID: string;
  }) => Item;
}

/**
 * The client, with its results in the shopper's order.
 *
 * Each hit is there exactly once; facets, counts and pages are the server's. Requests for no hits (`hitsPerPage: 0`),
 * for facet values, recommendations and compositions are passed on untouched, and responses are copied, never
 * changed. With `window`, a call of which all pages are kept already makes no request; windows are kept for five
 * minutes, 20 at most, in the order in which their first page was served, until `clearCache()` (InstantSearch's
 * `refresh()`). After that the lists of the next search are ordered anew, if it asks for their first page: of the others
 * something is displayed, and that stands.
 *
 * What counts as shown is observed as `search` and `view_item_list`: a list that stands for `settle` milliseconds.
 *
 * A page that was rendered on a server keeps the server's order until its next search.
 *
 * @param client What it is given back for where it has no `search`.
 * @param shelf The shopper's shelf, or a promise of it. Until it is there and ready the server's order stands; with
 *   `window` also for lists begun before, until `refresh()`.
 * @returns What behaves as the client, of its own type. Make it once, not in a component's render.
 */
export function withReshelf<C extends SearchClient, Hit extends object = Record<string, unknown>>(
  client: C,
  shelf: Shelf | PromiseLike<Shelf>,
  options?: Options<Hit>,
): C;

/**
 * The insights client, with what it is told observed: clicks as `select_item`, conversions as `purchase` or, with
 * `eventSubtype: 'addToCart'`, as `add_to_cart`. Views are not observed, as InstantSearch sends them for every hit of a
 * list, and neither are events that name no `objectIDs`.
 *
 * Everything is passed on first, as it is. An act on a list that has not settled yet settles it.
 *
 * @param insightsClient What takes the events. Without one (`undefined` or `null`) they are observed and go nowhere;
 *   and InstantSearch, which finds one given, loads none of its own.
 * @param shelf The same as given to {@link withReshelf}: what an event names is found in the lists that its client
 *   gave.
 */
export function withInsights<F extends InsightsClient = InsightsClient>(
  insightsClient: F | null | undefined,
  shelf: Shelf | PromiseLike<Shelf>,
  options?: InsightsOptions,
): F;

/**
 * A hit in GA4's words: `objectID` as `item_id`, `name` or `title` as `item_name`, `brand` as `item_brand`, and
 * categories from `hierarchicalCategories`, `hierarchical_categories`, `categories` or `category` (a text, a list
 * from coarse to fine, or `lvl0` to `lvl4`, of which `Camp > Tents` counts as `Tents`). Its other fields come along,
 * and those in GA4's words stand as they are.
 *
 * As `describe` of `createReshelf` it lets `shelf.why(hit)` and events take hits.
 */
export function itemOf(hit: object): Item;
