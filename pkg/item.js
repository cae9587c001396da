// What can be read of one item: each field by itself, so that what is wrong in one costs no other.

import { cut, EMBEDDING_NUMBERS, ID_BYTES, refusal, tooMany } from './limits.js';
import { readPrice } from './price.js';

/** The core calculates in 32 bits. */
const MOST_PRICE = 3.4e38;

/** @typedef {(refused: unknown) => void} LeftOut told of what is wrong with a field that is left out */

/**
 * An item's id as text. Throws where it has none that it could be known by.
 *
 * @param {unknown} id
 * @returns {string}
 */
export function readId(id) {
  if (typeof id === 'string' && id !== '') return shortEnough(cut(id));
  if ((typeof id === 'number' && id - id === 0) || typeof id === 'bigint') return String(id);
  if (Array.isArray(id) && id.length > 0) return readId(id[0]);
  throw refusal('item_id is empty, and is needed', 'empty', { field: 'item_id' });
}

/**
 * NaN where it is not known.
 *
 * @param {Record<string, unknown>} item
 * @param {LeftOut} leftOut
 */
export function priceOf({ price, currency }, leftOut) {
  const read = price === undefined ? NaN : readPrice(price, currency);
  if (!(read < 0 || read > MOST_PRICE)) return read;
  leftOut(outOfRange('price', read, 'a finite number, 0 or more'));
  return NaN;
}

/**
 * How many there are of it; 0 where it is not told.
 *
 * @param {Record<string, unknown>} item
 */
export function quantityOf({ quantity }) {
  const told = typeof quantity === 'number' || typeof quantity === 'string' ? Math.ceil(Math.abs(Number(quantity))) : 0;
  return told - told === 0 ? told : 0;
}

/**
 * How many numbers are read of an item's embedding: all or none.
 *
 * @param {any} embedding
 * @param {LeftOut} leftOut
 */
export function dimensionsOf(embedding, leftOut) {
  if (typeof embedding !== 'object' || embedding === null) return 0;
  const dimensions = embedding.length >>> 0;
  if (dimensions > EMBEDDING_NUMBERS.max) return leftOut(tooMany(EMBEDDING_NUMBERS, dimensions)), 0;
  for (let number = 0; number < dimensions; number++) {
    const value = Math.fround(embedding[number]);
    if (value - value !== 0) return leftOut(outOfRange('embedding', value, 'finite numbers')), 0;
  }
  return dimensions;
}

/**
 * A copy of what can be read: a page's own object may throw wherever it is looked at.
 *
 * @param {Record<string, any>} item
 * @param {readonly string[]} fields
 * @param {LeftOut} leftOut
 */
export function legible(item, fields, leftOut) {
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const field of fields) {
    try {
      const value = item[field];
      if (field === 'price') read[field] = readPrice(value, read['currency']);
      else if (field === 'embedding') read[field] = value && value.length <= EMBEDDING_NUMBERS.max ? Float32Array.from(value) : value;
      else read[field] = Array.isArray(value) ? value.slice() : value;
    } catch (error) {
      leftOut(error);
    }
  }
  return read;
}

/** @param {string} id */
function shortEnough(id) {
  // No unit of UTF-16 is more than three bytes of UTF-8.
  const bytes = id.length * 3 > ID_BYTES.max ? new TextEncoder().encode(id).length : 0;
  if (bytes > ID_BYTES.max) throw tooMany(ID_BYTES, bytes);
  return id;
}

/**
 * @param {string} field
 * @param {number} got
 * @param {string} allowed
 */
function outOfRange(field, got, allowed) {
  const size = Math.abs(got);
  const told = size < 1e15 ? got : Number.isNaN(got) ? 'not a number' : `${got < 0 ? '-' : ''}10^15 or more`;
  const message = `${field} is ${told}, allowed is ${allowed}; leave ${field} out where it is not known`;
  return refusal(message, 'out-of-range', { field, got, allowed });
}
