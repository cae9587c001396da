// Lists of products in JSON-LD, each in its page's order.

import { decoded } from '../entities.js';
import { parseJson } from './json-text.js';
import { idsOf, isObject, isProductType, typeNames, variantsOf } from './schema-org.js';

/** @typedef {import('./schema-org.js').Product} Product */

/**
 * @typedef {object} Entry of a list: a product, or only its address
 * @property {Product | undefined} product
 * @property {string[]} urls
 * @property {Entry[]} [variants] the product as in one of its sizes or colours, with that one's address and numbers
 * @property {string[]} [ids] what it may be known by, if that is not the product's own
 */

/** A name of schema.org's with what says that it is one of these: `schema:name`, `http://schema.org/name`. */
const PREFIXED = /^[\w.+-]+:(?:.*[/#])?(?=\w+$)/;

/**
 * @param {string[]} texts of a page's scripts; one that cannot be read is left out
 * @param {(problem: string) => void} [unread] told why
 * @returns {Entry[][]}
 */
export function readJsonLd(texts, unread = () => {}) {
  /** @template T, R @param {(document: T) => R[]} read @returns {(document: T) => R[]} */
  const ifItCan = (read) => (document) => {
    // One document that cannot be read, or is nested beyond reason, does not take the others with it.
    try {
      return read(document);
    } catch (error) {
      unread(error instanceof Error ? error.message : String(error));
      return [];
    }
  };
  /** @type {Map<unknown, Product>} */
  const named = new Map();
  const documents = texts.filter((text) => text.trim() !== '').flatMap(ifItCan((text) => [plainly(parseJson(text), named)]));
  const lists = documents.flatMap(ifItCan((document) => listsIn(document, named)));
  return lists.filter((list) => list.some(({ product }) => product !== undefined));
}

/**
 * Every property under its plain name; `type` and `id` are what schema.org's own context says they are.
 *
 * @param {unknown} node
 * @param {Map<unknown, Product>} named takes what others may refer to by its `@id`
 * @returns {unknown}
 */
function plainly(node, named) {
  if (Array.isArray(node)) return node.map((one) => plainly(one, named));
  if (!isObject(node)) return node;
  const properties = Object.entries(node).map(([name, value]) => [name.replace(PREFIXED, ''), plainly(value, named)]);
  const plain = Object.fromEntries(properties);
  const { type, id, '@type': itsType = type, '@id': itsId = id } = plain;
  const whole = { ...plain, '@type': itsType, '@id': itsId };
  // Of several of one name the one counts that says most.
  const size = Object.keys(whole).length;
  if (itsType && itsId && size >= Object.keys(named.get(itsId) ?? {}).length) named.set(itsId, whole);
  return whole;
}

/**
 * @param {unknown} node
 * @param {Map<unknown, Product>} named
 * @returns {Entry[][]}
 */
function listsIn(node, named) {
  if (Array.isArray(node)) {
    const products = node.filter(isProduct).map((product) => entryOf(product, named));
    return [products, ...node.filter((one) => !isProduct(one)).flatMap((one) => listsIn(one, named))];
  }
  // The way to the page is a list as well.
  if (!isObject(node) || typeNames(node['@type']).includes('BreadcrumbList')) return [];
  if (isProduct(node)) return [[entryOf(node, named)]];
  const listed = elementsOf(node);
  return listed ? [entriesOf(listed, named)] : Object.values(node).flatMap((value) => listsIn(value, named));
}

/** @param {Product} node @returns {unknown[] | undefined} what it lists, in its order */
function elementsOf({ itemListElement: listed }) {
  if (!listed) return undefined;
  const elements = [listed['@list'] ?? listed].flat();
  const positions = new Map(elements.map((element) => [element, Number(element?.position)]));
  const place = (/** @type {unknown} */ element) => positions.get(element) ?? 0;
  const arePlaced = elements.every((element) => place(element) >= 0);
  return arePlaced ? elements.sort((one, other) => place(one) - place(other)) : elements;
}

/**
 * A list within a list is a part of it.
 *
 * @param {unknown[]} listed
 * @param {Map<unknown, Product>} named
 * @returns {Entry[]}
 */
function entriesOf(listed, named) {
  return listed.flatMap((element) => {
    const held = isObject(element) ? (element['item'] ?? element) : undefined;
    const within = isObject(held) && !isProduct(held) ? elementsOf(held) : undefined;
    return within ? entriesOf(within, named) : [entryOf(element, named)];
  });
}

/**
 * @param {unknown} element a product, what holds one, or an address
 * @param {Map<unknown, Product>} named
 * @returns {Entry}
 */
function entryOf(element, named) {
  if (!isObject(element)) return { product: undefined, urls: [element].filter(isText) };
  const inItem = element['item'] ?? element;
  const offered = inItem['itemOffered'];
  const held = offered ?? inItem;
  const found = isProduct(held) ? held : named.get(held['@id']);
  const product = isProduct(found) ? complete({ offers: offered && inItem, ...found }, named) : undefined;
  const urls = urlsOf([element, isObject(held) ? held : { url: held }, product]);
  const variants = product && variantsOf(product).map((variant) => {
    const { offers = product['offers'], color = product['color'] } = variant;
    return { product: { ...product, offers, color, hasVariant: undefined }, urls: urlsOf([variant]), ids: idsOf(variant) };
  });
  return { product, urls, ...(variants?.length && { variants }) };
}

/**
 * With what it only refers to.
 *
 * @param {Product} product
 * @param {Map<unknown, Product>} named
 * @returns {Product}
 */
function complete(product, named) {
  const whole = (/** @type {any} */ value) => (isObject(value) ? (named.get(value['@id']) ?? value) : value);
  const filled = (/** @type {any} */ value) => (Array.isArray(value) ? value.map(whole) : whole(value));
  return Object.fromEntries(Object.entries(product).map(([name, value]) => [name, filled(value)]));
}

/** @param {(Product | undefined)[]} things */
function urlsOf(things) {
  const urls = things.flatMap((thing) => [thing?.['url'], thing?.['@id'], [thing?.['offers']].flat().map((offer) => offer?.url)]);
  // A name within this very document is no address.
  return [...new Set(urls.flat(2).map(addressIn).filter(isText).filter((url) => !/^(?:#|_:)/.test(url)).map(decoded))];
}

/** @param {unknown} url itself, or as an object of its own */
function addressIn(url) {
  return isObject(url) ? (url['@id'] ?? url['@value'] ?? url['url']) : url;
}

/**
 * @param {unknown} node
 * @returns {node is Product}
 */
function isProduct(node) {
  return isObject(node) && isProductType(node['@type']);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === 'string' && value !== '';
}
