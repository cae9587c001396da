// What the options of `rerank` become before they are asked of the core, and the list that stands when anything is in doubt.

/** @typedef {import('./types.d.ts').RerankOptions<any>} RerankOptions */

/**
 * What the core is asked: `src/browser/rerank.rs` reads it.
 *
 * @typedef {object} Asked
 * @property {string} query
 * @property {number} at
 * @property {number} strength
 * @property {number | undefined} maxShift
 * @property {Uint32Array} pinned
 * @property {string} diversityBy
 * @property {number} diversityRun
 * @property {boolean} refresh
 * @property {boolean} heldOut
 * @property {number | undefined} interleaveBy the shopper's seed, where the list is to be interleaved
 */

/**
 * What the core answers.
 *
 * @typedef {Omit<import('./types.d.ts').Reranked<any>, 'items'> & { known: boolean }} Answered
 */

import { cut } from './limits.js';
import { spelt } from './spelling.js';

const MOST_SHIFT = 0xffffffff;

/**
 * The server's order.
 *
 * @template T
 * @param {readonly T[] | undefined} items
 * @returns {import('./types.d.ts').Reranked<T>}
 */
export function serversOrder(items) {
  const same = Array.isArray(items) ? items.slice() : [];
  return { items: same, order: Uint32Array.from(same, (_, index) => index), personalised: false, arm: 'server' };
}

/**
 * @param {RerankOptions} options
 * @param {{ heldOut: boolean, seed: number, at: number }} shopper
 * @returns {Asked}
 */
export function askedOf(options, { heldOut, seed, at }) {
  return {
    query: spelt(String(options.query ?? '')),
    at,
    strength: strengthOf(options),
    maxShift: maxShiftOf(options),
    pinned: pinnedOf(options),
    diversityBy: cut(String(options.diversity?.by ?? '')),
    diversityRun: options.diversity?.run ?? 0,
    refresh: Boolean(options.refresh),
    heldOut,
    interleaveBy: options.interleave ? seed : undefined,
  };
}

/** @param {RerankOptions} options */
export function pinnedOf({ items, pinned }) {
  const indices =
    typeof pinned === 'function' ? items.flatMap((item, index) => (pinned(item, index) ? [index] : [])) : (pinned ?? []);
  return Uint32Array.from(new Set(indices.filter((index) => Number.isInteger(index) && index >= 0 && index < items.length)));
}

/**
 * What stands in a list at these indices.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {Uint32Array} order
 * @returns {T[]}
 */
export function inOrder(list, order) {
  const ordered = new Array(order.length);
  for (let k = 0; k < ordered.length; k++) ordered[k] = list[/** @type {number} */ (order[k])];
  return ordered;
}

/** @param {RerankOptions} options */
function strengthOf({ strength }) {
  return Math.min(1, Math.max(0, strength ?? 1));
}

/** @param {RerankOptions} options */
function maxShiftOf({ maxShift }) {
  return maxShift === undefined || maxShift === null ? undefined : Math.min(MOST_SHIFT, Math.max(0, Math.trunc(maxShift)));
}
