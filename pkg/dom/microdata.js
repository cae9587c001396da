// What a card's own markup says of its one product, as an object in schema.org's words: microdata, or RDFa.

import { isProductType, typeNames } from './schema-org.js';
import { allWithin } from './within.js';

/** @typedef {import('./schema-org.js').Product} Product */

/** Where an element keeps its value, if not in its text; no element that a product is written with has two of them. */
const VALUES = ['content', 'href', 'src', 'data', 'value', 'datetime'];

/** @typedef {{ thing: string, type: string, property: string }} Syntax the attributes that it is written with */

const MICRODATA = { thing: 'itemscope', type: 'itemtype', property: 'itemprop' };
const RDFA = { thing: 'typeof', type: 'typeof', property: 'property' };

/**
 * @param {Element} card
 * @returns {Product | undefined} nothing where it holds none, or several
 */
export function readMicrodata(card) {
  return readAs(MICRODATA, card) ?? readAs(RDFA, card);
}

/**
 * @param {Syntax} syntax
 * @param {Element} card
 */
function readAs(syntax, card) {
  const isProduct = (/** @type {Element} */ element) => isProductType(namesIn(element, syntax.type));
  const products = allWithin(card, `[${syntax.thing}]`).filter(isProduct);
  const isWithin = (/** @type {Element} */ product) => (/** @type {Element} */ other) =>
    other !== product && other.contains(product);
  const outermost = products.filter((product) => !products.some(isWithin(product)));
  return outermost.length === 1 ? thingOf(/** @type {Element} */ (outermost[0]), syntax, []) : undefined;
}

/**
 * @param {Element} scope
 * @param {Syntax} syntax
 * @param {Element[]} around the things that it is a property of
 * @returns {Product}
 */
function thingOf(scope, syntax, around) {
  /** @type {Record<string, unknown[]>} */
  const properties = { '@type': namesIn(scope, syntax.type) };
  for (const element of propertiesOf(scope, syntax)) {
    const isThing = element.hasAttribute(syntax.thing);
    if (element === scope || around.includes(element)) continue;
    const value = isThing ? thingOf(element, syntax, [...around, scope]) : valueOf(element);
    for (const name of typeNames(namesIn(element, syntax.property))) {
      properties[name] = [...(properties[name] ?? []), value];
    }
  }
  return Object.fromEntries(Object.entries(properties).map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

/**
 * Those within it that are no other thing's, and those that `itemref` says are its own, wherever they stand.
 *
 * @param {Element} scope
 * @param {Syntax} syntax
 */
function propertiesOf(scope, { thing, property }) {
  const root = /** @type {ParentNode} */ (scope.getRootNode());
  const named = namesIn(scope, 'itemref').map((id) => root.querySelector(`#${CSS.escape(id)}`));
  return [scope, ...named].flatMap((part) => {
    const all = part ? [part, ...part.querySelectorAll(`[${property}]`)] : [];
    const owner = (/** @type {Element} */ element) => {
      const nearest = element === part ? null : element.parentElement?.closest(`[${thing}]`);
      return nearest && part?.contains(nearest) ? nearest : scope;
    };
    return all.filter((element) => element.hasAttribute(property) && owner(element) === scope);
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
