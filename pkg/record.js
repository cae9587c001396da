// What is kept of a shopper, as it is stored; what is read back is believed no more than anything else from outside.

import { countedOf } from './counters.js';

/**
 * @typedef {object} Kept
 * @property {Uint8Array} bytes the core's snapshot
 * @property {import('./types.d.ts').Counters} counters
 * @property {number} seed what sets the coins of interleaved lists
 * @property {number} pausedAt when the shopper last paused or went on; 0 for never
 */

const SEEDS = 2 ** 32;

/** A new seed. */
export function newSeed() {
  return Math.floor(Math.random() * SEEDS);
}

/**
 * Of what is not as it was written, nothing; of the bytes none, which the core refuses in its own words.
 *
 * @param {unknown} record
 */
export function readRecord(record) {
  const { bytes, counters, seed, pausedAt } = Object(record);
  const { since } = Object(counters);
  const counted = countedOf(counters);
  const counts = isNumber(since) && counted.every(isNumber);
  return {
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
    counters: counts ? { since: Number(since), counted } : undefined,
    seed: Number.isInteger(seed) && seed >= 0 && seed < SEEDS ? Number(seed) : undefined,
    pausedAt: isNumber(pausedAt) ? Number(pausedAt) : 0,
  };
}

/** @param {unknown} value 0 or more */
function isNumber(value) {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}
