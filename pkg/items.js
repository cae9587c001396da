// The items of an event, in whichever form they come, and what the event says of their price beside them.

import { readPrice } from './price.js';

/** @typedef {Record<PropertyKey, any>} Told */

/**
 * A list of them. Templates also write an object with the items by number or by name, the only item itself, or JSON.
 *
 * @param {unknown} items
 * @returns {readonly unknown[]}
 */
export function listOf(items) {
  if (Array.isArray(items)) return items;
  if (typeof items === 'string') return /^\s*[[{]/.test(items) ? listOf(parsed(items)) : [];
  if (!isObject(items)) return [];
  if (typeof items[Symbol.iterator] === 'function') return [...(/** @type {any} */ (items))];
  const values = Object.values(items);
  return values.every(isObject) ? values : [items];
}

/**
 * The items with the price that an event tells beside them: its currency where that tells how a price is to be read, and its
 * value where it has one item.
 *
 * @param {readonly unknown[]} items
 * @param {Told} event
 */
export function priced(items, { value, currency, shipping, tax }) {
  const ofOne = items.length === 1 && !(readPrice(shipping) > 0 || readPrice(tax) > 0) ? readPrice(value, currency) : NaN;
  return eachAlone(items, (item) => {
    if (typeof item['price'] === 'number' || isBare(item)) return item;
    const pieces = Number(item['quantity'] ?? 1);
    const own = readPrice(item['price'], item['currency'] ?? currency);
    const price = own >= 0 ? own : ofOne / pieces;
    return price > 0 && price < Infinity ? { ...item, price } : item;
  });
}

/**
 * Every item changed, each by itself: one that cannot be looked at stays as it is.
 *
 * @param {readonly unknown[]} items
 * @param {(item: Told) => unknown} change
 */
export function eachAlone(items, change) {
  return items.map((item) => {
    try {
      return isObject(item) ? change(item) : item;
    } catch {
      return item;
    }
  });
}

/**
 * @param {unknown} value
 * @returns {value is Told}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * Named by its id alone: the rest, its price too, is in the list that it is of.
 *
 * @param {Told} item
 */
function isBare({ item_id: id, item_name: name, item_brand: brand, item_category: category, item_variant: variant, price }) {
  return id === undefined || (name ?? brand ?? category ?? variant ?? price) === undefined;
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
