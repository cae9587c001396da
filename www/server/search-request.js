import { orders } from './product-search.js';

export class BadRequest extends Error {}

const QUERY_MAX = 200;
const SIZE_MAX = 100;

/**
 * Checks what came in the address.
 * @param {URLSearchParams} parameters
 * @returns {import('./product-search.js').SearchRequest}
 */
export function parseSearchRequest(parameters) {
  const query = (parameters.get('q') ?? '').slice(0, QUERY_MAX);
  const category = parameters.get('category') ?? '';
  const sort = parameters.get('sort') ?? 'relevance';
  if (!isOrder(sort)) throw new BadRequest(`sort is "${sort}"; it must be one of ${Object.keys(orders).join(', ')}`);
  return {
    query, category, sort,
    page: wholeNumber(parameters, 'page', 1, 10000),
    size: wholeNumber(parameters, 'size', 48, SIZE_MAX),
  };
}

/** @param {string} sort @returns {sort is keyof typeof orders} */
const isOrder = (sort) => Object.hasOwn(orders, sort);

/** @param {URLSearchParams} parameters @param {string} name @param {number} otherwise @param {number} max */
function wholeNumber(parameters, name, otherwise, max) {
  const text = parameters.get(name) ?? String(otherwise);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) throw new BadRequest(`${name} is "${text}"; it must be a whole number from 1 to ${max}`);
  return value;
}
