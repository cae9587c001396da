// Microdata of a card: its one product, as an object in schema.org's words.

import { isProductType } from './schema-org.js';

/** @typedef {import('./schema-org.js').Product} Product */

/** Where an element of this name keeps its value, if not in its text. */
const ATTRIBUTES = /** @type {Record<string, string>} */ ({
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  iframe: 'src',
  embed: 'src',
  object: 'data',
  data: 'value',
  meter: 'value',
  time: 'datetime',
});

/**
 * @param {Element} card
 * @returns {Product | undefined} nothing where it holds none, or several
 */
export function readMicrodata(card) {
  const products = [card, ...card.querySelectorAll('[itemscope]')].filter(isProduct);
  const isWithin = (/** @type {Element} */ product) => (/** @type {Element} */ other) =>
    other !== product && other.contains(product);
  const outermost = products.filter((product) => !products.some(isWithin(product)));
  return outermost.length === 1 ? thingOf(/** @type {Element} */ (outermost[0])) : undefined;
}

/** @param {Element} element */
function isProduct(element) {
  return element.hasAttribute('itemscope') && isProductType(element.getAttribute('itemtype')?.split(/\s+/));
}

/**
 * @param {Element} scope
 * @returns {Product}
 */
function thingOf(scope) {
  /** @type {Record<string, unknown[]>} */
  const properties = {};
  for (const element of scope.querySelectorAll('[itemprop]')) {
    if (element.parentElement?.closest('[itemscope]') !== scope) continue;
    const value = element.hasAttribute('itemscope') ? thingOf(element) : valueOf(element);
    for (const name of element.getAttribute('itemprop')?.split(/\s+/) ?? []) {
      properties[name] = [...(properties[name] ?? []), value];
    }
  }
  return Object.fromEntries(Object.entries(properties).map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

/** @param {Element} element */
function valueOf(element) {
  const attribute = ATTRIBUTES[element.localName] ?? 'content';
  return (element.getAttribute('content') ?? element.getAttribute(attribute) ?? element.textContent ?? '').trim();
}
