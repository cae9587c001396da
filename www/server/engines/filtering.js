import { largest } from './facets.js';

/** @typedef {import('./columns.js').Columns} Columns */
/** @typedef {import('../product-search.js').Filters} Filters */
/** @typedef {(row: number) => boolean} Test */

const BRAND = 1;
const COLOUR = 2;
const PRICE = 4;
const RATING = 8;

/**
 * What the filters leave, and what each facet would leave without its own: one pass, in which a row counts for a facet
 * when no other filter misses it.
 * @param {Columns} columns
 * @param {Iterable<number>} rows
 * @param {Filters} filters
 * @returns {{ left: number[], facets: import('../product-search.js').Facets }}
 */
export function filterAndCount(columns, rows, filters) {
  const missed = missesOf(columns, filters);
  const brands = new Uint32Array(columns.brand.words.length);
  const colours = new Uint32Array(columns.colour.words.length);
  let [min, max] = [Infinity, -Infinity];
  /** @type {number[]} */
  const left = [];
  for (const row of rows) {
    const misses = missed(row);
    if (misses === 0) left.push(row);
    if ((misses & ~BRAND) === 0) increment(brands, columns.brand.codes[row]);
    if ((misses & ~COLOUR) === 0) increment(colours, columns.colour.codes[row]);
    if ((misses & ~PRICE) === 0) {
      const price = columns.price[row] ?? 0;
      if (price < min) min = price;
      if (price > max) max = price;
    }
  }
  return {
    left,
    facets: {
      brand: largest(named(brands, columns.brand.words), filters.brand),
      colour: largest(named(colours, columns.colour.words), filters.colour),
      price: min <= max ? { min, max } : { min: 0, max: 0 },
    },
  };
}

/**
 * Which filters a row misses, a bit each.
 * @param {Columns} columns
 * @param {Filters} filters
 * @returns {(row: number) => number}
 */
function missesOf({ brand, colour, price, rating }, filters) {
  const [brands, colours] = [brand.among(filters.brand), colour.among(filters.colour)];
  const [anyBrand, anyColour] = [filters.brand.length === 0, filters.colour.length === 0];
  const { min, max } = filters.price ?? { min: 0, max: Infinity };
  return (row) => {
    const cost = price[row] ?? 0;
    return (anyBrand || brands[brand.codes[row] ?? -1] ? 0 : BRAND)
      | (anyColour || colours[colour.codes[row] ?? -1] ? 0 : COLOUR)
      | (cost >= min && cost <= max ? 0 : PRICE)
      | ((rating[row] ?? 0) >= filters.rating ? 0 : RATING);
  };
}

/** @param {Uint32Array} counts @param {number | undefined} code */
function increment(counts, code = 0) {
  counts[code] = (counts[code] ?? 0) + 1;
}

/** @param {Uint32Array} counts @param {string[]} words */
function named(counts, words) {
  return words.map((value, code) => ({ value, count: counts[code] ?? 0 })).filter(({ count }) => count > 0);
}
