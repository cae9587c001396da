/**
 * A word as it stands in the index: lower case, without accents, in the singular.
 * @param {string} word
 * @returns {string | null} null for words that say nothing, and for signs
 */
export function normaliseTerm(word) {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{Diacritic}/gu, '').replaceAll('ø', 'o').replaceAll('å', 'a');
  if (noise.has(plain) || !/[\p{L}\p{N}]/u.test(plain)) return null;
  return singular(plain);
}

/** Words that say nothing. */
export const noise = new Set(['a', 'an', 'and', 'by', 'for', 'in', 'of', 'the', 'with']);

/** @param {string} word */
function singular(word) {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}
