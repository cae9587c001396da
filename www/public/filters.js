/**
 * What a list is narrowed to, as it stands in the page's address.
 * @typedef {object} Filters
 * @property {string[]} brand any of these
 * @property {string[]} colour any of these
 * @property {string} price "10-50"; either end may be missing
 * @property {string} rating at least
 */

const NAMES = /** @type {const} */ (['brand', 'colour', 'price', 'rating']);

/** @param {URL} url @returns {Filters} */
export function readFilters({ searchParams }) {
  return {
    brand: searchParams.getAll('brand'), colour: searchParams.getAll('colour'),
    price: searchParams.get('price') ?? '', rating: searchParams.get('rating') ?? '',
  };
}

/** The address of the same list, narrowed otherwise. @param {URL} url @param {Filters} filters */
export function narrowed(url, filters) {
  const address = new URL(url);
  for (const name of NAMES) {
    address.searchParams.delete(name);
    for (const value of [filters[name]].flat()) if (value) address.searchParams.append(name, value);
  }
  return address.href;
}

/** @param {Filters} filters */
export const countFilters = ({ brand, colour, price, rating }) => brand.length + colour.length + Number(price !== '') + Number(rating !== '');

/** @type {Filters} */
export const noFilters = { brand: [], colour: [], price: '', rating: '' };
