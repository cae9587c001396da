import { largest } from './facets.js';

/** @typedef {import('../product-search.js').Product} Product */
/** @typedef {import('../product-search.js').Filters} Filters */
/** @typedef {(product: Product) => boolean} Test */

/** One test a filter that was asked for. @param {Filters} filters @returns {Partial<Record<keyof Filters, Test>>} */
function testsOf({ brand, colour, price, rating }) {
  const [brands, colours] = [new Set(brand), new Set(colour)];
  return {
    ...(brands.size > 0 && { brand: (product) => brands.has(product.item_brand) }),
    ...(colours.size > 0 && { colour: (product) => colours.has(product.item_variant) }),
    ...(price && { price: (product) => product.price >= price.min && product.price <= price.max }),
    ...(rating > 0 && { rating: (product) => product.rating >= rating }),
  };
}

/**
 * What the filters leave, and what each facet would leave without its own.
 * @param {Product[]} products
 * @param {Filters} filters
 * @returns {{ left: Product[], facets: import('../product-search.js').Facets }}
 */
export function filterAndCount(products, filters) {
  const tests = Object.entries(testsOf(filters));
  /** @param {keyof Filters} [facet] */
  const leftWithout = (facet) => {
    const others = tests.filter(([name]) => name !== facet).map(([, test]) => test);
    return others.length > 0 ? products.filter((product) => others.every((test) => test(product))) : products;
  };
  return {
    left: leftWithout(),
    facets: {
      brand: largest(counted(leftWithout('brand'), 'item_brand'), filters.brand),
      colour: largest(counted(leftWithout('colour'), 'item_variant'), filters.colour),
      price: priceRange(leftWithout('price')),
    },
  };
}

/** @param {Product[]} products @param {'item_brand' | 'item_variant'} field */
function counted(products, field) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const product of products) counts.set(product[field], (counts.get(product[field]) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** @param {Product[]} products */
function priceRange(products) {
  if (products.length === 0) return { min: 0, max: 0 };
  let [min, max] = [Infinity, -Infinity];
  for (const { price } of products) {
    if (price < min) min = price;
    if (price > max) max = price;
  }
  return { min, max };
}
