/** @typedef {import('../product-search.js').Product} Product */

const LIMIT = 6;

/**
 * What a shopper may be about to type, from what was found by what they typed so far.
 * @param {string} typed
 * @param {Product[]} hits
 * @returns {string[]}
 */
export function phrasesFrom(typed, hits) {
  const words = wordsOf(typed);
  /** @type {Map<string, number>} */
  const weights = new Map();
  const add = (/** @type {string} */ phrase, /** @type {number} */ weight) => {
    weights.set(phrase, (weights.get(phrase) ?? 0) + weight);
  };
  for (const { item_brand, item_category2 } of hits) {
    add(item_category2, 2);
    add(item_brand, 1.5);
    add(`${item_brand} ${item_category2.toLowerCase()}`.trim(), 1);
  }
  return [...weights]
    .filter(([phrase]) => words.length > 0 && words.every((word) => hasWord(phrase, word)))
    .sort((a, b) => b[1] - a[1])
    .slice(0, LIMIT)
    .map(([phrase]) => phrase);
}

/** @param {string} phrase @param {string} beginning */
const hasWord = (phrase, beginning) => wordsOf(phrase).some((word) => word.startsWith(beginning));

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
