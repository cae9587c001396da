// Copies of what is stored as they should not be: of another moment, damaged, half gone, refused.

import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

import { unflattened } from '../../../pkg/flat.js';

const GZIP_HEADER = 10;

/** What becomes of a copy in one run; in some there is none, for the shopper blocks it. */
export class OldCopies {
  /** @type {Map<string, string>[]} */
  #seen = [];
  #local;
  #pick;

  /** @param {import('./web-storage.js').WebStorage} local @param {(among: number) => number} pick */
  constructor(local, pick) {
    this.#local = local;
    this.#pick = pick;
    local.blocked = pick(4) === 0;
  }

  /** As it is now it may be found later. */
  remember() {
    if (this.#local.texts.size > 0) this.#seen.push(new Map(this.#local.texts));
  }

  /** Something happens to it; what. */
  change() {
    const { texts } = this.#local;
    const keys = [...texts.keys()];
    const key = keys[this.#pick(keys.length)];
    const old = this.#seen[this.#pick(this.#seen.length)];
    const things = {
      old: () => old?.forEach((text, each) => texts.set(each, text)),
      'old by half': () => key && old?.has(key) && texts.set(key, old.get(key) ?? ''),
      damaged: () => key && texts.set(key, damaged(texts.get(key) ?? '', this.#pick)),
      gone: () => texts.clear(),
      'gone by half': () => key && texts.delete(key),
      full: () => (this.#local.full = !this.#local.full),
    };
    const names = Object.keys(things);
    const name = /** @type {keyof typeof things} */ (names[this.#pick(names.length)]);
    things[name]();
    return `the copy is ${name}`;
  }
}

/** @param {string} text @param {(among: number) => number} pick */
function damaged(text, pick) {
  const at = pick(text.length);
  return [`${text.slice(0, at)}${'Aa7/ '[pick(5)]}${text.slice(at + 1)}`, text.slice(0, at), `${text}${text.slice(at)}`][pick(3)] ?? '';
}

/** The entries in a copy's text. @param {string} text */
export function entriesIn(text) {
  return /** @type {any} */ (unflattened(new Uint8Array(unpacked(text)))).log.entries;
}

/** The numbers of the brands that can be read in it. @param {import('./web-storage.js').WebStorage} local */
export function readableIn(local) {
  const all = [...local.texts.values()].map((text) => legible(text));
  return all.flatMap((words) => [...words.matchAll(/Brand (\d+)/g)].map(([, n]) => Number(n)));
}

/** What can still be read of a text that may be damaged, its checksum wrong or its end missing. @param {string} text */
function legible(text) {
  try {
    return inflateRawSync(packedIn(text).subarray(GZIP_HEADER), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
}

/** @param {string} text */
function unpacked(text) {
  return gunzipSync(packedIn(text));
}

/** @param {string} text */
function packedIn(text) {
  return Buffer.from(text.split(' ').at(-1) ?? '', 'base64');
}
