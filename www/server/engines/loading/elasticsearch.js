import { batchesOf, fields } from './loader.js';

/** @typedef {{ errors: boolean, items: { index?: { _id: string, error?: { reason: string } } }[] }} BulkAnswer */

const keyword = { keyword: { type: 'keyword', ignore_above: 256 } };

const properties = {
  // One field of all words, so that each may stand in another field.
  text: { type: 'text' },
  ...Object.fromEntries([...fields.texts, ...fields.textLists].map((name) => [name, { type: 'text', copy_to: 'text', fields: keyword }])),
  ...Object.fromEntries([...fields.keywords, ...fields.keywordLists].map((name) => [name, { type: 'text', fields: keyword }])),
  ...Object.fromEntries(fields.numbers.map((name) => [name, { type: 'double' }])),
};

/** For OpenSearch too. @type {import('./loader.js').Loader} */
export const loadElasticsearch = (documents, index) => [
  { call: { method: 'PUT', path: `/${index}`, body: { mappings: { properties } } }, tolerates: /^400 .*already exists/ },
  ...batchesOf(documents).map((batch) => ({
    call: {
      method: /** @type {const} */ ('POST'),
      path: `/${index}/_bulk`,
      body: batch.map((document) => `${JSON.stringify({ index: { _id: document.id } })}\n${JSON.stringify(document)}\n`).join(''),
    },
    problem: firstError,
  })),
  { call: { method: 'POST', path: `/${index}/_refresh` } },
];

/** @param {BulkAnswer} answer */
function firstError({ errors, items }) {
  const failed = errors ? items.filter(({ index }) => index?.error) : [];
  return failed[0]?.index ? `${failed.length} products refused, first ${failed[0].index._id}: ${failed[0].index.error?.reason}` : null;
}
