// Universal Analytics' Enhanced Ecommerce, which many data layers still speak, read in GA4's words.

import { eachAlone, isObject, listOf, priced } from './items.js';

/** @typedef {import('./events.js').ReadEvent} ReadEvent */
/** @typedef {import('./items.js').Told} Told */

/** What each of its actions is to GA4. */
const ACTIONS = {
  click: 'select_item',
  detail: 'view_item',
  add: 'add_to_cart',
  remove: 'remove_from_cart',
  purchase: 'purchase',
  refund: 'refund',
};
const CATEGORIES = ['item_category', 'item_category2', 'item_category3', 'item_category4', 'item_category5'];

/**
 * What it says, whatever the event is called: shops name it as they like, or not at all. One push may say several things.
 *
 * @param {unknown} ecommerce
 * @returns {ReadEvent[]}
 */
export function enhancedEvents(ecommerce) {
  if (!isObject(ecommerce)) return [];
  const { currencyCode: currency } = ecommerce;
  const lists = listsOf(listOf(ecommerce['impressions'])).map((list) => read('view_item_list', list, { currency }));
  const acts = Object.entries(ACTIONS).flatMap(([action, kind]) => {
    const { products, actionField } = ecommerce[action] ?? {};
    const { id, revenue: value, shipping, tax } = actionField ?? {};
    const items = listOf(products);
    if (items.length === 0 && (kind !== 'refund' || id === undefined)) return [];
    return [read(kind, items, { id, value, currency, shipping, tax })];
  });
  return [...lists, ...acts];
}

/**
 * Products as its `productFieldObject` and `impressionFieldObject` have them. What is told in GA4's words already stands.
 *
 * @param {readonly unknown[]} products
 */
export function productsAsItems(products) {
  return eachAlone(products, (product) => {
    const { id, sku, name, brand, variant, category } = product;
    const levels = Array.isArray(category) ? category : typeof category === 'string' ? category.split('/') : [];
    const categories = Object.fromEntries(CATEGORIES.map((field, level) => [field, levels[level]]));
    return { item_id: id ?? sku, item_name: name, item_brand: brand, item_variant: variant, ...categories, ...product };
  });
}

/**
 * @param {string} kind
 * @param {readonly unknown[]} products
 * @param {Told} beside
 * @returns {ReadEvent}
 */
function read(kind, products, { id, ...beside }) {
  return { kind, items: /** @type {object[]} */ (priced(productsAsItems(products), beside)), query: String(id ?? '') };
}

/**
 * The lists of a page come together, each impression with the name of its list.
 *
 * @param {readonly unknown[]} impressions
 */
function listsOf(impressions) {
  /** @type {Map<unknown, unknown[]>} */
  const lists = new Map();
  const names = eachAlone(impressions, ({ list, list_name: name }) => list ?? name);
  impressions.forEach((impression, at) => {
    const list = lists.get(names[at]) ?? [];
    lists.set(names[at], list);
    list.push(impression);
  });
  return [...lists.values()];
}
