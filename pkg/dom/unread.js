// Why a child of a list is no card, in words for the shop.

import { allWithin } from './within.js';

let hasWarned = false;

/**
 * The first child that looks like a card and is none; nothing where it may well be something else, such as an advertisement
 * among cards. A page has one warning.
 *
 * @param {Element[]} children
 * @param {Set<Element>} cards
 * @param {string[][]} links of each child
 * @param {number} listed products in the page's JSON-LD
 * @param {string} broken what is wrong with it
 */
export function warnOfUnread(children, cards, links, listed, broken) {
  const ids = (/** @type {Element} */ child) => allWithin(child, '[data-item-id]').length;
  const isUnread = (/** @type {Element} */ child, /** @type {number} */ at) =>
    !cards.has(child) && (ids(child) || (cards.size < 1 && links[at]?.[0]));
  const place = hasWarned ? -1 : children.findIndex(isUnread);
  const child = children[place];
  if (!child) return;
  hasWarned = true;
  const unlisted = `none of ${listed} products in JSON-LD is at ${links[place]?.[0]}`;
  const jsonLd = broken && listed < 1 ? `JSON-LD cannot be read: ${broken}` : unlisted;
  const unnamed = `no data-item-id, no Product with a sku, and ${jsonLd}`;
  const rule = ids(child) ? 'one data-item-id of 1 to 512 bytes is needed' : unnamed;
  const shown = child.textContent?.trim().slice(0, 30);
  const what = `child ${place} of the list (${shown}) is no card: ${rule}; see docs/server-rendered.md`;
  console.warn(`reshelf: ${what}. It stays at its place.`);
}
