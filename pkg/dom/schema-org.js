// A product in schema.org's words, as JSON-LD and microdata give it, read in GA4's.

/** @typedef {Record<string, any>} Product */
/** @typedef {import('../dom.d.ts').CardItem} CardItem */

const PRODUCTS = new Set(['Product', 'ProductGroup', 'ProductModel', 'IndividualProduct', 'SomeProducts']);
const IDS = ['sku', 'productID', 'productGroupID', 'mpn', 'gtin'];
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
 * Its further properties keep their own names, for shops that name them in `attributes`.
 *
 * @param {Product} product
 * @returns {Partial<CardItem>}
 */
export function itemOf(product) {
  const categories = categoriesOf(product['category']);
  return withoutGaps({
    ...Object.fromEntries(Object.entries(product).filter(([, value]) => isPlain(value))),
    item_id: idsOf(product)[0],
    item_name: text(product['name']),
    item_brand: text(product['brand']),
    item_variant: text(product['color']),
    ...Object.fromEntries(CATEGORIES.map((name, level) => [name, categories[level]])),
    price: priceOf(product['offers']),
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

/** @param {any} offers one, several, or what they have in common */
function priceOf(offers) {
  const offer = [offers].flat()[0];
  return text(offer?.price ?? offer?.lowPrice ?? [offer?.priceSpecification].flat()[0]?.price);
}

/**
 * Of several the first, of a thing its name.
 *
 * @param {any} value
 * @returns {string | undefined}
 */
function text(value) {
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value === 'object' && value !== null) return text(value.name ?? value['@value']);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

/** @param {unknown} value */
function isPlain(value) {
  const kinds = [value].flat().map((one) => typeof one);
  return kinds.length > 0 && kinds.every((kind) => kind === 'string' || kind === 'number');
}

/**
 * @template {object} T
 * @param {T} fields
 * @returns {Partial<T>}
 */
function withoutGaps(fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return /** @type {Partial<T>} */ (Object.fromEntries(given));
}
