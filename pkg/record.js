// What is kept of a shopper, as it is stored; what is read back is believed no more than anything else from outside.

import { countedOf } from './counters.js';
import { newName } from './host.js';
import { isPauseDecision } from './pauses.js';

/** @typedef {import('./storage.js').Made} Made */

/**
 * @typedef {object} Checkpoint all that is known, as far as some entry
 * @property {Uint8Array} bytes the core's snapshot
 * @property {import('./types.d.ts').Counters} counters
 * @property {import('./pauses.js').Decision[]} pauses when the shopper paused and went on
 */

const SEEDS = 2 ** 32;

/**
 * What is told of a shopper's database that is made now, or would be.
 *
 * @param {number} since
 * @returns {Made}
 */
export function newMade(since) {
  return { name: newName(), seed: newSeed(), since, checkpoints: 0, reaches: 0 };
}

/**
 * What is not as it was written is made up.
 *
 * @param {unknown} made
 * @param {number} now
 * @returns {Made}
 */
export function readMade(made, now) {
  const { name, seed, since, checkpoints, reaches } = Object(made);
  return {
    name,
    seed: Number.isInteger(seed) && seed > 0 && seed < SEEDS ? Number(seed) : newSeed(),
    since: isNumber(since) ? Number(since) : now,
    checkpoints,
    reaches: isNumber(reaches) ? Number(reaches) : 0,
  };
}

/**
 * Of what is not as it was written, nothing; of the bytes none, which the core refuses in its own words.
 *
 * @param {unknown} checkpoint
 */
export function readCheckpoint(checkpoint) {
  const { bytes, counters, pauses } = Object(checkpoint);
  const counted = countedOf(counters);
  return {
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
    counted: counted.every(isNumber) ? counted : undefined,
    pauses: Array.isArray(pauses) ? pauses.filter(isPauseDecision) : [],
  };
}

/** When it happened, at its place in the core's entry (`src/journal/mod.rs`). @param {Uint8Array} entry */
export function happenedAt({ buffer, byteOffset }) {
  return Number(new DataView(buffer, byteOffset).getBigInt64(11, true));
}

/** Never 0, by which nothing is salted. */
function newSeed() {
  return 1 + Math.floor(Math.random() * (SEEDS - 1));
}

/** @param {unknown} value 0 or more */
function isNumber(value) {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}
