// Lists of products in JSON-LD, each in its page's order.

import { isProductType, typeNames } from './schema-org.js';

/** @typedef {import('./schema-org.js').Product} Product */
/** @typedef {{ product: Product | undefined, urls: string[] }} Entry of a list: a product, or only its address */

/**
 * @param {string[]} texts of a page's scripts; one that cannot be read is left out
 * @returns {Entry[][]}
 */
export function readJsonLd(texts) {
  const documents = texts.flatMap(ifItCan((text) => [JSON.parse(text)]));
  const named = new Map(documents.flatMap(ifItCan(nodesIn)).map((node) => [node['@id'], node]));
  const lists = documents.flatMap(ifItCan((document) => listsIn(document, named)));
  return lists.filter((list) => list.some(({ product }) => product !== undefined));
}

/**
 * One document that cannot be read, or is nested beyond reason, does not take the others with it.
 *
 * @template T, R
 * @param {(document: T) => R[]} read
 * @returns {(document: T) => R[]}
 */
function ifItCan(read) {
  return (document) => {
    try {
      return read(document);
    } catch {
      return [];
    }
  };
}

/**
 * What others may refer to by its `@id`.
 *
 * @param {unknown} node
 * @returns {Product[]}
 */
function nodesIn(node) {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (!isObject(node)) return [];
  const within = nodesIn([node['@graph'] ?? []]);
  return node['@id'] !== undefined && node['@type'] !== undefined ? [node, ...within] : within;
}

/**
 * @param {unknown} node
 * @param {Map<string, Product>} named
 * @returns {Entry[][]}
 */
function listsIn(node, named) {
  if (Array.isArray(node)) {
    const products = node.filter(isProduct).map((product) => entryOf(product, named));
    return [products, ...node.filter((one) => !isProduct(one)).flatMap((one) => listsIn(one, named))];
  }
  if (!isObject(node)) return [];
  if (isProduct(node)) return [[entryOf(node, named)]];
  const listed = node['itemListElement'];
  // The way to the page is a list as well.
  if (Array.isArray(listed) && !typeNames(node['@type']).includes('BreadcrumbList')) {
    return [byPosition(listed).map((element) => entryOf(element, named))];
  }
  return [...listsIn(node['@graph'], named), ...listsIn(node['mainEntity'], named)];
}

/** @param {unknown[]} listed */
function byPosition(listed) {
  const position = (/** @type {unknown} */ element) => Number(isObject(element) ? element['position'] : undefined);
  return listed.every((element) => Number.isFinite(position(element)))
    ? listed.slice().sort((one, other) => position(one) - position(other))
    : listed;
}

/**
 * @param {unknown} element a product, what holds one, or an address
 * @param {Map<string, Product>} named
 * @returns {Entry}
 */
function entryOf(element, named) {
  if (!isObject(element)) return { product: undefined, urls: [element].filter(isText) };
  const held = element['item'] ?? element['itemOffered'] ?? element;
  const found = isObject(held) ? (isProduct(held) ? held : named.get(held['@id'])) : undefined;
  const product = found && isProduct(found) ? found : undefined;
  const offer = [product?.['offers']].flat()[0];
  const urls = [element['url'], isObject(held) ? held['@id'] : held, product?.['url'], offer?.url];
  return { product, urls: urls.filter(isText) };
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
 * @returns {value is Product}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === 'string' && value !== '';
}
