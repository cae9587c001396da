// One spelling for what reads the same: a brand from a card, from JSON-LD and from a data layer is one brand, a word one word.

import { decoded } from './entities.js';
import { cut } from './limits.js';

/** Most texts have nothing but letters that are written in one way; a test holds these to Unicode. */
export const UNPLAIN = /[^ -_a-~À-ÖØ-öø-ıĴ-ľŁ-ňŊ-žΑ-ΡΣ-Ωα-ωА-яЁёぁ-ゖァ-ヺー一-鿿가-힣]|  |&/;

/** Drawn by nobody: soft hyphens, joiners, marks of direction; and the signs of a mark, which one page has and another not. */
const UNSEEN = /[\p{DI}®™℠©]+/gu;

/**
 * A text as it is read, cut to what is read of one. Letters that look the same are the same (Unicode's NFKC); so are quotes
 * and dashes of any form, and blanks of any form and number.
 *
 * @param {string} text
 */
export function spelt(text) {
  const read = cut(text);
  if (!UNPLAIN.test(read)) return read;
  const plain = decoded(read)
    .replace(UNSEEN, '')
    .replace(/[‘’‚‛ʼ＇′`´]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/\p{Pd}|−/gu, '-');
  return cut(plain.normalize('NFKC').replace(/\s+/g, ' '));
}

/** Texts of which it is remembered how they are spelt. */
const MOST = 4096;
/** A longer name than this may have been cut where it is kept. */
const WHOLE = 20;

/** The values of attributes, which the core tells apart by their letters: capitals are as they were met first. */
export class Spellings {
  /** @type {Map<string, string>} */
  #known = new Map();
  /** @type {Map<string, string>} by small letters */
  #first = new Map();

  /** @param {readonly string[]} names that what is kept goes by */
  constructor(names) {
    for (const name of names) if (name.length <= WHOLE) this.#first.set(name.toLowerCase(), name);
  }

  /** @param {string} text */
  of(text) {
    return this.#known.get(text) ?? this.#meet(text);
  }

  /** @param {string} text */
  #meet(text) {
    const read = spelt(text).trim();
    const small = read.toLowerCase();
    const spelling = this.#first.get(small) ?? read;
    if (this.#known.size < MOST) {
      this.#first.set(small, spelling);
      this.#known.set(text, spelling);
    }
    return spelling;
  }
}
