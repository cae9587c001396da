// A shop file written by its format alone (`src/crowd/mod.rs`), for the tests that read one.

const PRIME = 0x100_0000_01b3n;
const WORD = (1n << 64n) - 1n;

/**
 * @typedef {object} Odds of the items by id, in nats; what is added for a query, and for who chose an item
 * @property {Record<string, number>} items
 * @property {Record<string, Record<string, number>>} [queries] by the query's words, lower case, one blank between
 * @property {Record<string, Record<string, number>>} [neighbours]
 * @property {[place: number, item: number, query: number, neighbours: number]} [weights]
 * @property {number} [halfAfter] in days
 * @property {number} [version]
 */

/** @param {Odds} odds */
export function shopFile({ items, queries = {}, neighbours = {}, weights = [0, 1, 1, 1], halfAfter = 0, version = 1 }) {
  const known = Object.entries(items).map(([id, nats]) => ({ key: keyOf(hash(id)), nats })).sort((one, other) => one.key - other.key);
  const indices = new Map(known.map(({ key }, index) => [key, index]));
  const index = (/** @type {string} */ id) => /** @type {number} */ (indices.get(keyOf(hash(id))));
  const ofQueries = given(queries, (query) => keyOf(queryHash(query)), index);
  const ofNeighbours = given(neighbours, index, index);
  const counts = [known.length, 0, ofQueries.keys.length, ofQueries.entries.length, ofNeighbours.keys.length, ofNeighbours.entries.length];
  const body = Buffer.concat([
    Buffer.from('RSHC'), u16(version), u64(Date.UTC(2025, 0, 1)), u64(Date.UTC(2025, 11, 31)),
    u64(1200), u64(3400), u64(4100), u16(5), ...[halfAfter, 0.03, 0.02, 0.04, ...weights, ...weights].map(f32),
    ...counts.map(u32), ...known.map(({ key }) => u32(key)), Buffer.from(known.map(({ nats }) => step(nats))),
    ...[ofQueries, ofNeighbours].flatMap(({ keys, ends, entries }) => [...keys, ...ends, ...entries].map(u32)),
  ]);
  return Uint8Array.from(Buffer.concat([body, u64(hash(body))]));
}

/** Odds that rise from the last of some items to the first, so that they come backwards. @param {readonly { item_id: string }[]} items */
export function backwards(items) {
  return Object.fromEntries(items.map(({ item_id }, place) => [item_id, (place * 7.5) / items.length - 3]));
}

/**
 * @param {Record<string, Record<string, number>>} added
 * @param {(name: string) => number} keyOfName
 * @param {(id: string) => number} index
 */
function given(added, keyOfName, index) {
  const rows = Object.entries(added).map(([name, of]) => ({ key: keyOfName(name), of })).sort((one, other) => one.key - other.key);
  const lists = rows.map(({ of }) => Object.entries(of).map(([id, nats]) => index(id) * 256 + step(nats)).sort((one, other) => one - other));
  let end = 0;
  return { keys: rows.map(({ key }) => key), ends: lists.map((list) => (end += list.length)), entries: lists.flat() };
}

/** @param {string} query */
function queryHash(query) {
  const turned = (/** @type {bigint} */ seed) => ((seed << 5n) | (seed >> 59n)) & WORD;
  return query.split(' ').reduce((seed, word) => turned(seed) ^ hash(word), hash(''));
}

/** FNV-1a. @param {string | Uint8Array} text */
function hash(text) {
  return Buffer.from(text).reduce((hash, byte) => ((hash ^ BigInt(byte)) * PRIME) & WORD, 0xcbf29ce484222325n);
}

/** @param {bigint} hash */
const keyOf = (hash) => Number((hash ^ (hash >> 32n)) & 0xffffffffn);
/** @param {number} nats */
const step = (nats) => Math.max(-127, Math.min(127, Math.round(nats * 16))) & 255;

/** @param {number} value */
const u16 = (value) => numbers(2, (bytes) => bytes.writeUInt16LE(value));
/** @param {number} value */
const u32 = (value) => numbers(4, (bytes) => bytes.writeUInt32LE(value));
/** @param {number | bigint} value */
const u64 = (value) => numbers(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)));
/** @param {number} value */
const f32 = (value) => numbers(4, (bytes) => bytes.writeFloatLE(value));

/** @param {number} length @param {(bytes: Buffer) => unknown} write */
function numbers(length, write) {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
}
