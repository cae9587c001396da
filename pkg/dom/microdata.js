// Microdata of a card: its one product, as an object in schema.org's words.

import { isProductType, typeNames } from './schema-org.js';

/** @typedef {import('./schema-org.js').Product} Product */

/** Where an element keeps its value, if not in its text; no element that a product is written with has two of them. */
const VALUES = ['content', 'href', 'src', 'data', 'value', 'datetime'];

/**
 * @param {Element} card
 * @returns {Product | undefined} nothing where it holds none, or several
 */
export function readMicrodata(card) {
  const products = [card, ...card.querySelectorAll('[itemscope]')].filter(isProduct);
  const isWithin = (/** @type {Element} */ product) => (/** @type {Element} */ other) =>
    other !== product && other.contains(product);
  const outermost = products.filter((product) => !products.some(isWithin(product)));
  return outermost.length === 1 ? thingOf(/** @type {Element} */ (outermost[0]), []) : undefined;
}

/** @param {Element} element */
function isProduct(element) {
  return element.hasAttribute('itemscope') && isProductType(namesIn(element, 'itemtype'));
}

/**
 * @param {Element} scope
 * @param {Element[]} around the things that it is a property of
 * @returns {Product}
 */
function thingOf(scope, around) {
  /** @type {Record<string, unknown[]>} */
  const properties = { '@type': namesIn(scope, 'itemtype') };
  for (const element of propertiesOf(scope)) {
    if (element === scope || around.includes(element)) continue;
    const value = element.hasAttribute('itemscope') ? thingOf(element, [...around, scope]) : valueOf(element);
    for (const name of typeNames(namesIn(element, 'itemprop'))) properties[name] = [...(properties[name] ?? []), value];
  }
  return Object.fromEntries(Object.entries(properties).map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

/**
 * Those within it that are no other thing's, and those that `itemref` says are its own, wherever they stand.
 *
 * @param {Element} scope
 */
function propertiesOf(scope) {
  const root = /** @type {ParentNode} */ (scope.getRootNode());
  const named = namesIn(scope, 'itemref').flatMap((id) => root.querySelector(`#${CSS.escape(id)}`) ?? []);
  return [scope, ...named].flatMap((part) => {
    const isOwn = (/** @type {Element} */ element) => {
      const nearest = element === part ? null : element.parentElement?.closest('[itemscope]');
      return !nearest || nearest === scope || !part.contains(nearest);
    };
    return [part, ...part.querySelectorAll('[itemprop]')].filter((element) => element.hasAttribute('itemprop') && isOwn(element));
  });
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
function namesIn(element, attribute) {
  return element.getAttribute(attribute)?.split(/\s+/).filter(Boolean) ?? [];
}

/** @param {Element} element */
function valueOf(element) {
  const attribute = VALUES.find((name) => element.hasAttribute(name));
  return ((attribute ? element.getAttribute(attribute) : element.textContent) ?? '').trim();
}
