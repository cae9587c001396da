import { normaliseTerm } from '../terms.js';

/** How an engine is filled: calls to make in their order, each with what it may answer. */

/** @typedef {Record<string, unknown> & { id: string }} Document */

/**
 * @typedef {object} Step
 * @property {import('../adapter.js').Call} call
 * @property {RegExp} [tolerates] status and words of a refusal that is as good as success
 * @property {(body: any) => string | null} [problem] what went wrong although the status says success
 * @property {(body: any) => import('../adapter.js').Call} [follow] what to ask until the work is done
 * @property {(body: any) => boolean} [done] whether it is
 */

/** @typedef {(documents: Document[], index: string) => Step[]} Loader */

const BATCH = 1000;

/** @param {Document[]} documents */
export function batchesOf(documents) {
  const count = Math.ceil(documents.length / BATCH);
  return Array.from({ length: count }, (_, i) => documents.slice(i * BATCH, (i + 1) * BATCH));
}

/**
 * A document that is found by its words as the embedded engine has them too, for an engine that knows no singulars and no
 * small letters but Latin ones: "battery" finds batteries.
 * @param {Document} document
 * @returns {Document}
 */
export function withTerms(document) {
  const texts = [...fields.texts, ...fields.textLists].flatMap((name) => document[name] ?? []).join(' ');
  const written = new Set(texts.split(/[^\p{L}\p{N}\p{M}]+/u).map((word) => (/^[A-Za-z]+$/.test(word) ? word.toLowerCase() : word)));
  const terms = [...written].flatMap((word) => normaliseTerm(word) ?? []).filter((term) => !written.has(term));
  return { ...document, words: [document.words, ...new Set(terms)].filter(Boolean).join(' ') };
}

/** @param {object} value */
export const asLine = (value) => `${JSON.stringify(value)}\n`;

/** Fields that are searched, filtered or sorted by, as every engine needs to know them. */
export const fields = {
  texts: ['item_name', 'item_brand', 'item_category', 'item_category2', 'item_variant', 'words'],
  textLists: ['features'],
  keywords: ['item_id', 'model', 'shelf'],
  keywordLists: ['categories'],
  numbers: ['price', 'rating', 'reviews', 'popularity'],
};
