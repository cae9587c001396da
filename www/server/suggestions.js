import MiniSearch from 'minisearch';
import { brands } from '../catalogue/brands.js';
import { kindOf, kinds } from '../catalogue/kinds.js';
import { normaliseTerm } from './terms.js';

/** What a shopper may be about to type: kinds, brands, and brands with each kind they make. */
const phrases = [
  ...kinds.map((kind) => ({ text: kind.name, weight: 2 })),
  ...brands.map((brand) => ({ text: brand.name, weight: 1.5 })),
  ...brands.flatMap((brand) => brand.kinds.map((slug) => ({ text: `${brand.name} ${kindOf(slug).name.toLowerCase()}`, weight: 1 }))),
].map((phrase, id) => ({ id, ...phrase }));

const index = new MiniSearch({ fields: ['text'], storeFields: ['text', 'weight'], processTerm: normaliseTerm });
index.addAll(phrases);

/** @param {string} typed @param {number} limit @returns {string[]} */
export function suggest(typed, limit = 6) {
  return index
    .search(typed, { prefix: true, fuzzy: 0.15, weights: { prefix: 0.8, fuzzy: 0.1 }, combineWith: 'AND', boostDocument: (_id, _term, fields) => Number(fields?.weight ?? 1) })
    .slice(0, limit)
    .map((hit) => String(hit.text));
}
