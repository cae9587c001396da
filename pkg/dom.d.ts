/**
 * `reshelf/dom`: a shop whose server renders its lists needs no other wiring. The cards of a list are moved, never made
 * anew, before the list is painted or not at all: what the shopper has seen does not jump.
 */

import type { Item, RerankOptions, Reshelf } from './types.d.ts';

/** What a card shows, in GA4's words, and whatever else the shelf was told to read in its `attributes`. */
export type CardItem = Item & { [field: string]: unknown };

/** What {@link orderList} takes: how far the order may change, as for {@link Reshelf.rerank}, and what follows here. */
export interface OrderOptions extends Omit<RerankOptions<CardItem>, 'items'> {
  /**
   * The shelf, or the promise of one. Until it is ready the list waits, but no longer than it is held by `hold.js`, or,
   * where it is not held, until the next frame and 150 ms at most.
   */
  shelf: Reshelf | PromiseLike<Reshelf>;
  /**
   * Reads a child of the list. What it returns without an `item_id` of 1 to 512 bytes, or nothing, is no card and stays
   * at its place; if it throws, the list stays as served. Default: from these, each adding what those before it lack:
   *
   * - data attributes under GA4's names on the child, or on elements in it that have the same `data-item-id`:
   *   `data-item-id`, `data-item-name`, `data-item-brand`, `data-item-category`, `data-price`, and any other, so that
   *   `data-heel-height` is the item's `heel_height`
   * - microdata: the one schema.org `Product` in the child
   * - JSON-LD in the page: the product that has the card's id, or is at an address that the card links to, or, where
   *   neither tells, stands at the card's place in the one list of as many products
   *
   * Two addresses are one product's if they differ by nothing that names a product: by campaigns, variants, a place in a
   * list, Shopify's collections, slashes, the spelling of percent signs. A child with several products, or with none, stays
   * at its place. Where a card cannot be read, one line on the console says why.
   */
  read?: (child: Element) => CardItem | null | undefined;
  /**
   * True: the caller put the list, with all its cards, into the page in this very task, so that nobody has seen it.
   * Default: false. Then it may be ordered while it is held, while it is not in the page (a fragment, a list just
   * made), and while the page has not been painted at all.
   */
  fresh?: boolean;
  /**
   * True: a click on a link or button in a card is told to the shelf as `select_item`, and as `view_item_list` that the
   * list was in view for one second; of a fragment that is no shadow tree nothing is told. Default: false, as for shops that tell GA4
   * (`reshelf/ga4`) and would count twice.
   */
  observe?: boolean;
  /** Ends what `observe` began; a list not ordered by then stays as served. Default: it lasts as long as the page. */
  signal?: AbortSignal;
}

/** What came of a list. */
export interface OrderedList {
  /** `order[k]` is the index, in the server's order, of the card displayed at the place of card k; as many as cards. */
  order: Uint32Array;
  /** False where the server's order stands. */
  personalised: boolean;
  /**
   * - `ordered`: the cards stand in the shopper's order.
   * - `as-served`: nothing is known of the shopper, or the core could not be started.
   * - `too-late`: the list may have been seen already, or the shelf was not ready in time.
   * - `no-list`: the selector finds nothing.
   * - `failed`: a line on the console says why.
   */
  outcome: 'ordered' | 'as-served' | 'too-late' | 'no-list' | 'failed';
}

/**
 * Puts the cards of a list into the shopper's order. Never rejects; on any doubt the list stays as served.
 *
 * Cards are children of the list. Everything else among them, such as a heading or an advertisement, stays at its
 * place. A card keeps its listeners, its focus and its loaded pictures. A frame or film in it goes on where the browser
 * can move it (`moveBefore`); elsewhere it is only moved if there is no other way.
 *
 * In the page's head, so that the list is not painted before:
 * `<script src="/reshelf/hold.js" data-list="#results" data-at-most="150"></script>`
 *
 * @param list the element around the cards, one that is not in the page yet, or a selector of one in the page
 *
 * @example
 * const { outcome } = await orderList('#results', { shelf: startReshelf(), query: 'running shoes' });
 */
export function orderList(list: Element | DocumentFragment | string, options: OrderOptions): Promise<OrderedList>;
