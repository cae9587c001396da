// The cards of a list, and what each of them shows.

import { readDataAttributes } from './data-attributes.js';
import { readJsonLd } from './json-ld.js';
import { matchProducts } from './matching.js';
import { readMicrodata } from './microdata.js';
import { itemOf } from './schema-org.js';
import { warnOfUnread } from './unread.js';

/** @typedef {import('../dom.d.ts').CardItem} CardItem */
/** @typedef {{ element: Element, item: CardItem }} Card */

/** The longest id that a shelf takes, in bytes. */
const LONGEST_ID = 512;

/**
 * The children of a list that show a product; the others are none of them.
 *
 * @param {ParentNode & Node} list
 * @param {boolean} fresh it came later than the page's own JSON-LD
 * @param {((card: Element) => CardItem | null | undefined)} [read]
 * @returns {Card[]}
 */
export function readCards(list, fresh, read) {
  const children = [...list.children];
  return read ? cardsOf(children, children.map((child) => read(child))) : readAll(children, list, fresh);
}

/**
 * @param {Element[]} children
 * @param {(CardItem | null | undefined)[]} items
 * @returns {Card[]}
 */
function cardsOf(children, items) {
  return children.flatMap((element, index) => {
    const item = items[index];
    return item && hasId(item) ? [{ element, item }] : [];
  });
}

/**
 * Where a card has several sources, each adds what those before it lack: data attributes, microdata, JSON-LD.
 *
 * @param {Element[]} children
 * @param {ParentNode & Node} list
 * @param {boolean} fresh
 */
function readAll(children, list, fresh) {
  const own = children.map((child) => {
    const product = readMicrodata(child);
    return { ...(product && itemOf(product)), ...readDataAttributes(child) };
  });
  const signs = children.map((child, index) => ({ id: own[index]?.item_id, links: linksOf(child) }));
  let broken = '';
  const lists = readJsonLd(scriptsAround(list), (why) => (broken ||= why));
  const products = matchProducts(signs, lists, { base: document.baseURI, byPlace: !fresh && list.isConnected });
  const cards = cardsOf(children, own.map((item, index) => usable({ ...itemOf(products[index] ?? {}), ...item })));

  const isCard = new Set(cards.map(({ element }) => element));
  warnOfUnread(children, isCard, signs.map(({ links }) => links), lists.flat().length, broken);
  return cards;
}

/** @param {Element} card */
function linksOf(card) {
  const links = [card, ...card.querySelectorAll('a')].map((element) => element.getAttribute('href') ?? '');
  return links.filter((link) => link !== '' && !link.startsWith('#'));
}

/** @param {Node} list */
function scriptsAround(list) {
  const root = /** @type {Document | DocumentFragment | Element} */ (list.getRootNode());
  return [...new Set([document, root])]
    .flatMap((around) => [...around.querySelectorAll('script[type="application/ld+json" i]')])
    .map(({ textContent }) => textContent ?? '');
}

/**
 * What a page writes is not made to be calculated with: what would have a shelf refuse the whole list is left out, and
 * what is a sentence rather than a price.
 *
 * @param {Record<string, unknown>} item
 * @returns {CardItem}
 */
function usable({ price, embedding, ...item }) {
  return /** @type {CardItem} */ (/-\s*\d|\p{L}{4}/u.test(String(price)) || price === undefined ? item : { ...item, price });
}

/** @param {CardItem} item */
function hasId({ item_id: id }) {
  const bytes = id === undefined || id === null ? 0 : new TextEncoder().encode(String(id)).length;
  return bytes > 0 && bytes <= LONGEST_ID;
}
