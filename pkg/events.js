// What a page pushes to its data layer, read as one of reshelf's events.

import { spelt } from './spelling.js';

const KINDS = new Set([
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'purchase',
]);

/** @typedef {{ kind: string, items: readonly object[], query: string }} ReadEvent */

/**
 * @param {unknown} entry an object with `event`, or gtag's `arguments`
 * @returns {ReadEvent | undefined} nothing where it is none of reshelf's events
 */
export function readEvent(entry) {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const pushed = /** @type {Record<string | number, any>} */ (entry);
  const [kind, body] = pushed[0] === 'event' ? [pushed[1], pushed[2] ?? {}] : [pushed['event'], pushed];
  if (!KINDS.has(kind)) return undefined;

  const items = body.ecommerce?.items ?? body.items;
  const query = body.search_term ?? body.ecommerce?.search_term;
  return { kind, items: Array.isArray(items) ? items : [], query: typeof query === 'string' ? spelt(query) : '' };
}
