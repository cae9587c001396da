import { popularity } from './popularity.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').Department} Department */

/**
 * What another engine indexes of a product: itself, and by what it is found, filed and ranked.
 * @param {Product} product
 * @param {import('../catalogues/catalogue.js').Catalogue} catalogue
 */
export function documentOf(product, { departments, wordsOf }) {
  const department = departments.find(({ name }) => name === product.item_category);
  return {
    id: product.item_id,
    ...product,
    words: wordsOf(product),
    categories: [...(department ? [department.slug] : []), product.kind],
    shelf: department ? `${department.slug}:${department.name} > ${product.kind}:${product.item_category2}` : '',
    popularity: popularity(product),
  };
}

/**
 * A product from an index, which may lack what the shop can do without.
 * @param {Record<string, unknown>} document
 * @returns {Product}
 */
export function productOf(document) {
  const text = (/** @type {string} */ name) => (typeof document[name] === 'string' ? document[name] : '');
  const number = (/** @type {string} */ name) => (typeof document[name] === 'number' ? document[name] : 0);
  const texts = (/** @type {string} */ name) => (Array.isArray(document[name]) ? document[name].map(String) : []);
  return {
    item_id: text('item_id'), item_name: text('item_name'), item_brand: text('item_brand'),
    item_category: text('item_category'), item_category2: text('item_category2'), item_variant: text('item_variant'),
    price: number('price'), currency: text('currency') || 'EUR',
    model: text('model') || text('item_id'), kind: text('kind'), description: text('description'),
    features: texts('features'), sizes: texts('sizes'),
    rating: number('rating'), reviews: number('reviews'), style: number('style'),
  };
}

/**
 * The shop's departments, read back from the values of the field `shelf`.
 * @param {string[]} shelves
 * @returns {Department[]}
 */
export function departmentsOf(shelves) {
  /** @type {Map<string, Department>} */
  const departments = new Map();
  for (const shelf of shelves) {
    const [, slug = '', name = '', kindSlug = '', kindName = ''] = /^([^:]+):(.+) > ([^:]+):(.+)$/.exec(shelf) ?? [];
    if (!slug) continue;
    const department = departments.get(slug) ?? { slug, name, kinds: [] };
    department.kinds.push({ slug: kindSlug, name: kindName });
    departments.set(slug, department);
  }
  return [...departments.values()];
}
