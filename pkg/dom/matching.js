// Which product of a page's JSON-LD is meant by which card: by its number, by a link to it, or by its place.

import { idsOf } from './schema-org.js';

/** @typedef {import('./schema-org.js').Product} Product */
/** @typedef {import('./json-ld.js').Entry} Entry */
/** @typedef {{ id?: string | number | undefined, links: string[] }} CardSigns what of a card may tell its product */

/**
 * @param {CardSigns[]} cards
 * @param {Entry[][]} lists
 * @param {object} options
 * @param {string} options.base what addresses are relative to
 * @param {boolean} options.byPlace whether the lists were written for this very list
 * @returns {(Product | undefined)[]} for each card
 */
export function matchProducts(cards, lists, { base, byPlace }) {
  const products = lists.flat().filter(({ product }) => product !== undefined);
  const byId = firstOfEach(products, ({ product }) => (product ? idsOf(product) : []));
  const byLink = firstOfEach(products, ({ urls }) => urls.map((url) => addressOf(url, base)));

  const matched = cards.map(({ id, links }) => {
    const linked = new Set(links.map((link) => byLink.get(addressOf(link, base))?.product));
    linked.delete(undefined);
    const [only] = linked.size === 1 ? linked : [];
    return byId.get(String(id))?.product ?? only;
  });
  const told = matched.some((product) => product) || cards.some(({ id }) => id !== undefined);
  return told || !byPlace ? matched : placed(cards, lists);
}

/**
 * @param {CardSigns[]} cards
 * @param {Entry[][]} lists
 */
function placed(cards, lists) {
  // Where both have addresses, these have just told that they are not the same.
  const unaddressed = cards.every(({ links }) => links.length === 0);
  const fitting = lists.filter(
    (list) => list.length === cards.length && (unaddressed || list.every(({ urls }) => urls.length === 0)),
  );
  return cards.map((_, place) => (fitting.length === 1 ? fitting[0]?.[place]?.product : undefined));
}

/**
 * @template T
 * @param {T[]} values
 * @param {(value: T) => string[]} keysOf
 * @returns {Map<string, T>}
 */
function firstOfEach(values, keysOf) {
  const found = new Map();
  for (const value of values) {
    for (const key of keysOf(value)) if (!found.has(key)) found.set(key, value);
  }
  return found;
}

/**
 * Without its host: a shop writes its public address, wherever the page is served from.
 *
 * @param {string} url
 * @param {string} base
 */
function addressOf(url, base) {
  try {
    const { pathname, search } = new URL(url, base);
    return pathname + search;
  } catch {
    return url;
  }
}
