// What a page pushes to its data layer, read as reshelf's events: in GA4's words, or in those of Universal Analytics.

import { enhancedEvents, productsAsItems } from './enhanced-ecommerce.js';
import { eachAlone, isObject, listOf, priced } from './items.js';
import { spelt } from './spelling.js';

/** @typedef {import('./items.js').Told} Told */

/**
 * @typedef {object} ReadEvent
 * @property {string} kind
 * @property {readonly object[]} items
 * @property {string} query what was searched for, or what a list answers; of a purchase or refund its transaction
 */

/** Names of reshelf's own events. */
const NAMES = [
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'purchase',
  'refund',
];
/** Other names for them. So gtag.js called the choice of a product before GA4; of anything else it has no items. */
const ALSO = /** @type {Record<string, string>} */ ({ view_search_results: 'search', select_content: 'select_item' });

/** What an event says of its items, beside them. */
const BESIDE = ['value', 'currency', 'shipping', 'tax', 'search_term', 'transaction_id'];
/** The words that belong to an event. */
const BELONGS = {
  search: 'search_term',
  view_item_list: 'search_term',
  purchase: 'transaction_id',
  refund: 'transaction_id',
};

const PRODUCT = Symbol('product');

/**
 * @param {unknown} entry an object with `event`, or gtag's `arguments`
 * @param {boolean} [described] the shop says itself how its objects read
 * @returns {ReadEvent[]} none where it is none of reshelf's events; Universal Analytics says several at once
 */
export function readEvents(entry, described = false) {
  return isObject(entry) ? saidBy(entry, described).map(asCore) : [];
}

/** Whether reshelf listens to an event of that name. @param {unknown} name */
export function isHeard(name) {
  return kindOf(name) !== undefined;
}

/** @param {any} name */
function kindOf(name) {
  const kind = typeof name === 'string' && Object.hasOwn(ALSO, name) ? ALSO[name] : name;
  return NAMES.includes(kind) ? String(kind) : undefined;
}

/**
 * To the core what is given back is taken out, and of a transaction.
 *
 * @param {ReadEvent} event
 * @returns {ReadEvent}
 */
function asCore({ kind, items, query }) {
  return kind === 'refund' ? { kind: 'remove_from_cart', items, query: query || 'refund' } : { kind, items, query };
}

/**
 * @param {Told} entry
 * @param {boolean} described
 * @returns {ReadEvent[]}
 */
function saidBy(entry, described) {
  const { name, body } = toldBy(entry);
  const enhanced = enhancedEvents(body['ecommerce']);
  const own = ownEvent(name, body, described);
  if (!own || enhanced.some(({ kind }) => kind === own.kind)) return enhanced;
  const isEmpty = own.items.length === 0 && own.query === '';
  return isEmpty && (enhanced.length > 0 || name === 'select_content') ? enhanced : [...enhanced, own];
}

/**
 * @param {Told} entry
 * @returns {{ name: unknown, body: Told }}
 */
function toldBy(entry) {
  if (entry[0] !== 'event') return { name: entry['event'], body: entry };
  return { name: entry[1], body: isObject(entry[2]) ? entry[2] : {} };
}

/**
 * @param {unknown} name
 * @param {Told} body
 * @param {boolean} described
 * @returns {ReadEvent | undefined}
 */
function ownEvent(name, body, described) {
  const kind = kindOf(name);
  if (kind === undefined) return undefined;
  const ecommerce = isObject(body['ecommerce']) ? body['ecommerce'] : {};
  const beside = Object.fromEntries(BESIDE.map((field) => [field, ecommerce[field] ?? body[field]]));
  const told = listOf(ecommerce['items'] ?? ecommerce['products'] ?? body['items'] ?? body['products']);
  const items = kind === 'search' ? [] : !described && areProducts(told) ? productsAsItems(told) : told;
  const query = text(beside[/** @type {Record<string, string>} */ (BELONGS)[kind] ?? '']);
  return { kind, items: /** @type {object[]} */ (priced(items, beside)), query };
}

/**
 * As gtag.js had them before GA4. Google Ads' own, with an `id` and no name, are the same items a second time.
 *
 * @param {readonly unknown[]} items
 */
function areProducts(items) {
  const told = eachAlone(items, ({ item_id: id, name }) => id ?? (name ? PRODUCT : undefined));
  return told.includes(PRODUCT) && told.every((one) => one === PRODUCT || one === undefined || one === null);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' || typeof value === 'number' ? spelt(String(value)) : '';
}
