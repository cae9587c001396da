// Which product of a page's JSON-LD is meant by which card: by its number, by a link to it, or by its place.

import { addressOf } from './addresses.js';
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
  const entries = lists.flat().filter(({ product }) => product !== undefined);
  const variants = entries.flatMap(({ variants = [] }) => variants);
  const byId = firstOfEach([...entries, ...variants], ({ product, ids }) => ids ?? idsOf(product ?? {}));
  const linked = linksTo(entries, variants, base);

  const matched = cards.map(({ id, links }) => {
    const products = new Set(links.map(linked));
    products.delete(undefined);
    const [only] = products.size === 1 ? products : [];
    return byId.get(String(id))?.product ?? only;
  });
  const told = matched.some((product) => product) || cards.some(({ id }) => id !== undefined);
  return told || !byPlace ? matched : placed(cards, lists);
}

/**
 * Where a link leads: to the product at that very address, else to the only one whose address is the same but for what
 * tells no products apart.
 *
 * @param {Entry[]} entries
 * @param {Entry[]} variants
 * @param {string} base
 * @returns {(link: string) => Product | undefined}
 */
function linksTo(entries, variants, base) {
  /** @type {Map<string, import('./addresses.js').Address>} */
  const known = new Map();
  const read = (/** @type {string} */ url) => {
    const address = known.get(url) ?? addressOf(url, base);
    known.set(url, address);
    return address;
  };
  const addresses = (/** @type {Entry} */ { urls }) => urls.map(read);
  const exactly = firstOfEach([...variants, ...entries], (entry) => addresses(entry).map(({ exact }) => exact));
  const alike = [...entries, ...variants];
  const nearly = firstOfEach(alike, (entry) => addresses(entry).map(({ product }) => product));
  for (const entry of alike) {
    for (const { product } of addresses(entry)) {
      if (nameOf(nearly.get(product)) !== nameOf(entry)) nearly.delete(product);
    }
  }
  return (link) => {
    const { exact, product } = read(link);
    return (exactly.get(exact) ?? nearly.get(product))?.product;
  };
}

/** @param {Entry | undefined} entry what one product has in common in all lists */
function nameOf(entry) {
  return idsOf(entry?.product ?? {})[0] ?? entry?.product;
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
