import { BadRequest } from './bad-request.js';
import { sorts } from './product-search.js';

const QUERY_MAX = 200;
const SIZE_MAX = 100;
const PAGE_MAX = 10000;
const VALUES_MAX = 50;
const VALUE_LENGTH_MAX = 100;

/**
 * Checks what came in the address.
 * @param {URLSearchParams} parameters
 * @returns {import('./product-search.js').SearchRequest}
 */
export function parseSearchRequest(parameters) {
  return {
    query: parseTyped(parameters),
    category: category(parameters.get('category') ?? ''),
    sort: sort(parameters.get('sort') ?? 'relevance'),
    page: wholeNumber(parameters, 'page', 1, PAGE_MAX),
    size: wholeNumber(parameters, 'size', 48, SIZE_MAX),
    filters: {
      brand: values(parameters, 'brand'),
      colour: values(parameters, 'colour'),
      price: priceRange(parameters.get('price') ?? ''),
      rating: parameters.has('rating') ? wholeNumber(parameters, 'rating', 1, 5) : 0,
    },
  };
}

/** What stands in the search box so far. @param {URLSearchParams} parameters */
export const parseTyped = (parameters) => (parameters.get('q') ?? '').slice(0, QUERY_MAX);

/** @param {string} text */
function category(text) {
  if (/^[a-z0-9-]{0,100}$/.test(text)) return text;
  throw new BadRequest(`category is "${text.slice(0, 100)}"; `
    + 'it must be the slug of a department or a kind, as /api/departments gives them');
}

/** @param {string} text */
function sort(text) {
  const known = sorts.find((name) => name === text);
  if (!known) throw new BadRequest(`sort is "${text}"; it must be one of ${sorts.join(', ')}`);
  return known;
}

/** @param {URLSearchParams} parameters @param {string} name */
function values(parameters, name) {
  const given = [...new Set(parameters.getAll(name))].filter(Boolean);
  if (given.length > VALUES_MAX) {
    throw new BadRequest(`${name} is given ${given.length} times; at most ${VALUES_MAX} are read`);
  }
  if (given.some((value) => value.length > VALUE_LENGTH_MAX)) {
    throw new BadRequest(`${name} is longer than any is; at most ${VALUE_LENGTH_MAX} characters are read`);
  }
  return given;
}

/** "20-100", "20-" or "-100". @param {string} text */
function priceRange(text) {
  if (text === '') return null;
  const [, least, most] = /^(\d{0,9}(?:\.\d{1,2})?)-(\d{0,9}(?:\.\d{1,2})?)$/.exec(text) ?? [];
  const [min, max] = [least ? Number(least) : 0, most ? Number(most) : Number.MAX_SAFE_INTEGER];
  if ((!least && !most) || min > max) {
    throw new BadRequest(`price is "${text}"; it must be MIN-MAX such as 20-100, or one end of it: 20- or -100`);
  }
  return { min, max };
}

/** @param {URLSearchParams} parameters @param {string} name @param {number} otherwise @param {number} max */
function wholeNumber(parameters, name, otherwise, max) {
  const text = parameters.get(name) ?? String(otherwise);
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new BadRequest(`${name} is "${text}"; it must be a whole number from 1 to ${max}`);
}
