import { asLine, batchesOf, fields } from './loader.js';

/** @typedef {{ errors: boolean, items: { index?: { _id: string, error?: { reason: string } } }[] }} BulkAnswer */

const keyword = { keyword: { type: 'keyword', ignore_above: 256 } };

const properties = {
  // One field of all words, so that each may stand in another field.
  text: { type: 'text' },
  ...each([...fields.texts, ...fields.textLists], { type: 'text', copy_to: 'text', fields: keyword }),
  ...each([...fields.keywords, ...fields.keywordLists], { type: 'text', fields: keyword }),
  ...each(fields.numbers, { type: 'double' }),
};

/** For OpenSearch too. @type {import('./loader.js').Loader} */
export const loadElasticsearch = (documents, index) => [
  {
    call: { method: 'PUT', path: `/${index}`, body: { mappings: { properties } } },
    tolerates: /^400 .*already exists/,
  },
  ...batchesOf(documents).map((batch) => ({
    call: {
      method: /** @type {const} */ ('POST'),
      path: `/${index}/_bulk`,
      body: batch.flatMap((document) => [{ index: { _id: document.id } }, document]).map(asLine).join(''),
    },
    problem: firstError,
  })),
  { call: { method: 'POST', path: `/${index}/_refresh` } },
];

/** @param {BulkAnswer} answer */
function firstError({ errors, items }) {
  const failed = errors ? items.filter(({ index }) => index?.error) : [];
  const first = failed[0]?.index;
  return first ? `${failed.length} products refused, first ${first._id}: ${first.error?.reason}` : null;
}

/** @param {string[]} names @param {object} mapping */
function each(names, mapping) {
  return Object.fromEntries(names.map((name) => [name, mapping]));
}
