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
 * @property {boolean} displayed
 * @property {boolean} inPlace
 * @property {boolean} heldOut
 * @property {number | undefined} interleaveBy the shopper's seed, where the list is to be interleaved
 * @property {Uint32Array} [start] what the list starts from, where there is a shop file
 */

/**
 * What the core answers.
 *
 * @typedef {Omit<import('./types.d.ts').Reranked<any>, 'items'> & { known: boolean }} Answered
 */

/** Which items of the list the core is given, where some cannot be named. @typedef {readonly number[] | undefined} Named */

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
 * @param {Named} [named]
 * @returns {Asked}
 */
export function askedOf(options, { heldOut, seed, at }, named) {
  return {
    query: spelt(String(options.query ?? '')),
    at,
    strength: strengthOf(options),
    maxShift: maxShiftAmong(maxShiftOf(options), named),
    pinned: pinnedAmong(options, named),
    diversityBy: cut(String(options.diversity?.by ?? '')),
    diversityRun: options.diversity?.run ?? 0,
    refresh: Boolean(options.refresh),
    displayed: Boolean(options.displayed),
    inPlace: Boolean(options.inPlace),
    heldOut,
    interleaveBy: options.interleave ? seed : undefined,
  };
}

/**
 * Which items the shop pins. It is not asked of a gap in the list, which stays where it is anyway.
 *
 * @param {Pick<RerankOptions, 'items' | 'pinned'>} options
 */
export function pinnedOf({ items, pinned }) {
  const isPinned = (/** @type {any} */ item, /** @type {number} */ index) =>
    item !== undefined && item !== null && /** @type {Function} */ (pinned)(item, index);
  const indices = typeof pinned === 'function' ? [...items.keys()].filter((index) => isPinned(items[index], index)) : (pinned ?? []);
  return Uint32Array.from(new Set(indices.filter((index) => Number.isInteger(index) && index >= 0 && index < items.length)));
}

/**
 * The core's order of the items that can be named as one of the whole list: the others stay where the server put them.
 *
 * @template {Omit<Answered, 'known'>} A
 * @param {A} answered
 * @param {Named} named
 * @param {number} length of the whole list
 * @returns {A}
 */
export function amongAll(answered, named, length) {
  const order = Uint32Array.from({ length }, (_, index) => index);
  /** @type {import('./types.d.ts').Team[]} */
  const teams = new Array(length).fill('pinned');
  named?.forEach((index, place) => {
    order[index] = /** @type {number} */ (named[/** @type {number} */ (answered.order[place])]);
    if (answered.teams) teams[index] = /** @type {import('./types.d.ts').Team} */ (answered.teams[place]);
  });
  return { ...answered, order, ...(answered.teams && { teams }) };
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

/**
 * The pinned items as the core numbers them.
 *
 * @param {RerankOptions} options
 * @param {Named} named
 */
function pinnedAmong(options, named) {
  if (!named) return pinnedOf(options);
  const items = new Array(options.items.length);
  for (const index of named) items[index] = options.items[index];
  const pinned = new Set(pinnedOf({ ...options, items }));
  return Uint32Array.from([...named.keys()].filter((place) => pinned.has(/** @type {number} */ (named[place]))));
}

/**
 * By how many of their places items may move, so that none moves further in the list: where others stand between them, each
 * place is longer.
 *
 * @param {number | undefined} most
 * @param {Named} named
 */
function maxShiftAmong(most, named) {
  if (most === undefined || !named) return most;
  let shift = most;
  for (let from = 0, to = 0; to < named.length; to++) {
    while (/** @type {number} */ (named[to]) - /** @type {number} */ (named[from]) > most) shift = Math.min(shift, to - ++from);
  }
  return shift;
}
