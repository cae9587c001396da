// A product in schema.org's words, as JSON-LD and microdata give it, read in GA4's.

import { decoded } from '../entities.js';

/** @typedef {Record<string, any>} Product */
/** @typedef {import('../dom.d.ts').CardItem} CardItem */

const PRODUCTS = new Set(['Product', 'ProductGroup', 'ProductModel', 'IndividualProduct', 'SomeProducts']);
const IDS = ['sku', 'productID', 'productGroupID', 'mpn', 'gtin', 'gtin13'];
const CATEGORIES = ['item_category', 'item_category2', 'item_category3', 'item_category4', 'item_category5'];

/**
 * @param {unknown} type one or several, by name or address
 */
export function isProductType(type) {
  return typeNames(type).some((name) => PRODUCTS.has(name));
}

/** @param {unknown} type */
export function typeNames(type) {
  return [type].flat().map((one) => String(one).split(/[/#:]/).at(-1) ?? '');
}

/**
 * What it may be known by, the shop's own number first.
 *
 * @param {Product} product
 * @returns {string[]}
 */
export function idsOf(product) {
  return IDS.map((name) => text(product[name])).filter((id) => id !== undefined);
}

/**
 * The sizes and colours that are sold as one.
 *
 * @param {Product} product
 * @returns {Product[]}
 */
export function variantsOf(product) {
  return objectsIn(product['hasVariant']);
}

/**
 * @param {unknown} value
 * @returns {value is Product}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value one or several
 * @returns {Product[]}
 */
function objectsIn(value) {
  return [value].flat().filter(isObject);
}

/**
 * Its further properties keep their own names, for shops that name them in `attributes`.
 *
 * @param {Product} product
 * @returns {Partial<CardItem>}
 */
export function itemOf(product) {
  const categories = categoriesOf(product['category']);
  return withoutGaps({
    ...Object.fromEntries(Object.entries(product).map(([name, value]) => [name, plain(value)])),
    item_id: idsOf(product)[0],
    item_name: text(product['name']),
    item_brand: text(product['brand']),
    item_variant: text(product['color']),
    ...Object.fromEntries(CATEGORIES.map((name, level) => [name, categories[level]])),
    price: priceOf(product),
  });
}

/**
 * `Shoes > Trail shoes` as its levels, the coarsest first.
 *
 * @param {unknown} category
 */
function categoriesOf(category) {
  const levels = Array.isArray(category) ? category.map(text) : (text(category)?.split('>') ?? []);
  return levels.map((level) => level?.trim()).filter(Boolean);
}

/**
 * What is asked for it now: of its offers the first that says, of its variants the lowest.
 *
 * @param {Product} product
 * @returns {string | undefined}
 */
function priceOf({ offers, hasVariant }) {
  return firstOf(objectsIn(offers), askedBy) ?? lowest(hasVariant, priceOf);
}

/**
 * @param {Product} offer one, or what several have in common
 * @returns {string | undefined}
 */
function askedBy({ price, priceSpecification, lowPrice, offers, highPrice }) {
  const found = priceIn(price) ?? specified(objectsIn(priceSpecification)) ?? priceIn(lowPrice);
  return found ?? lowest(offers, askedBy) ?? priceIn(highPrice);
}

/**
 * A price beside the one that is asked says so by its type: what it was before, what the maker recommends. Others hold for
 * an amount, for members, for many pieces, or for bringing it.
 *
 * @param {Product[]} specifications
 */
function specified(specifications) {
  const rank = (/** @type {Product} */ one) => {
    if (/Sale/.test(JSON.stringify(one['priceType']))) return 0;
    return one['priceType'] ?? one['referenceQuantity'] ?? one['validForMemberTier'] ?? one['eligibleQuantity'] ? 2 : 1;
  };
  const prices = specifications.filter((one) => !/Charge/.test(String(one['@type'])));
  return firstOf(prices.sort((one, other) => rank(one) - rank(other)), ({ price }) => priceIn(price));
}

/** @param {unknown} value as somebody wrote it; nothing costs 0 */
function priceIn(value) {
  const written = text(value);
  return Number(written) === 0 ? undefined : written;
}

/**
 * @param {unknown} priced
 * @param {(one: Product) => string | undefined} priceOf
 */
function lowest(priced, priceOf) {
  const prices = objectsIn(priced).flatMap((one) => priceOf(one) ?? []);
  return prices.sort((one, other) => Number(one) - Number(other) || 0)[0];
}

/**
 * @template T, R
 * @param {T[]} values
 * @param {(value: T) => R | undefined} read
 */
function firstOf(values, read) {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Of several the first, of a thing its name.
 *
 * @param {any} value
 * @returns {string | undefined}
 */
function text(value) {
  if (Array.isArray(value)) return firstOf(value, text);
  if (isObject(value)) return text(value['name'] ?? value['@value']);
  return typeof value === 'string' || typeof value === 'number' ? decoded(String(value)).trim() || undefined : undefined;
}

/**
 * @param {unknown} value
 * @returns {unknown} itself where it is a text, a number, or several of these
 */
function plain(value) {
  if (!Array.isArray(value)) return typeof value === 'string' ? decoded(value) : typeof value === 'number' ? value : undefined;
  const all = value.map(plain);
  return all.length > 0 && !all.includes(undefined) ? all : undefined;
}

/**
 * @template {object} T
 * @param {T} fields
 * @returns {Partial<T>}
 */
export function withoutGaps(fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return /** @type {Partial<T>} */ (Object.fromEntries(given));
}
