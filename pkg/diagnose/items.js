// Whether the newest list's items say what an order can go by.

import { quoted, shareOf } from './words.js';

/** @typedef {import('./case.js').Rule} Rule */
/** @typedef {import('./case.js').Code} Code */

const ITEMS = 'docs/what-to-send.md#items';
const OTHER_NAMES = 'docs/what-to-send.md#objects-of-another-shape';

/** Some products have no brand; of a shop that is another matter. */
const MOST_WITHOUT = 0.5;

/**
 * @param {Code} code
 * @param {string} field
 * @param {RegExp} alike what other shops call it
 * @param {string} so what follows
 * @returns {Rule}
 */
const lacks = (code, field, alike, so) => ({ items }) => {
  const without = items.filter(({ described }) => isNone(described?.[field]));
  const [first] = without;
  if (!first || without.length <= MOST_WITHOUT * items.length) return undefined;
  const other = Object.keys(Object(first.described)).find((name) => alike.test(name) && !isNone(first.described[name]));
  const instead = other ? ` Is it ${quoted(other)}? Say so in describe.` : '';
  const text = `No ${field} in ${without.length === items.length ? 'any' : shareOf(without.length, items.length)} of the newest list’s items: ${so}.${instead}`;
  return { code, level: 'weakens', text, entry: { item: first.described }, guide: other ? OTHER_NAMES : ITEMS };
};

/** @type {Rule} */
const unreadPrice = ({ items }) => {
  const unread = items.filter(({ described, price }) => !isNone(described?.price) && Number.isNaN(price));
  const [first] = unread;
  if (!first) return undefined;
  const text = `Prices are no numbers in ${shareOf(unread.length, items.length)} of the newest list’s items, such as ${quoted(first.described.price)}: they count as not known.`;
  return { code: 'price-unread', level: 'weakens', text, entry: { item: first.described }, guide: ITEMS };
};

/** @param {unknown} value */
const isNone = (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** In order. */
export const ITEMS_SAY = [
  lacks('no-brand', 'item_brand', /brand|vendor|manufacturer|marke|maker/i, 'a taste in brands cannot be learned'),
  lacks('no-category', 'item_category', /categor|collection|product_?type|department/i, 'a taste in kinds of product cannot be learned'),
  lacks('no-title', 'item_name', /name|title/i, 'words of a search say nothing of them'),
  lacks('no-price', 'price', /price|amount|cost/i, 'what the shopper pays says nothing of them'),
  unreadPrice,
];
