import { normaliseTerm } from './terms.js';

/** What parts words: space, quotes and what cannot be seen. A quote would begin a phrase in some engines. */
const between = /[\s\p{Z}\p{C}\p{Pi}\p{Pf}"„‚`]+/u;
/** A sign at a word's edge says nothing of a product, and to engines much: `-tent` is anything but a tent. */
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;

/**
 * The words that are looked for, as they are typed, each once: without signs around them, and without words that say nothing. A sign
 * inside a word stays, as each engine parts words in its own way, the catalogue's and these alike.
 * @param {string} query
 * @returns {string[]} none where nothing can be looked for
 */
export function wordsIn(query) {
  /** @type {Map<string, string>} */
  const words = new Map();
  for (const word of query.normalize('NFC').split(between).map((piece) => piece.replace(edges, ''))) {
    const term = normaliseTerm(word);
    if (term !== null && !words.has(term)) words.set(term, word);
  }
  return [...words.values()];
}

/** Whether a word, or what stands behind the last sign in it, may be the beginning of one: shorter ones begin too many. @param {string} word */
export const mayBegin = (word) => (/[\p{L}\p{N}\p{M}]*$/u.exec(word)?.[0].length ?? 0) > 2;
