import { noise } from '../terms.js';
import { asLine, batchesOf, fields } from './loader.js';

/** @typedef {{ errors: boolean, items: { index?: { _id: string, error?: { reason: string } } }[] }} BulkAnswer */

/**
 * The words as the embedded engine has them (terms.js): parted at every sign, without accents, in the singular. In patterns,
 * as what the stemmers of these engines take away differs from one to the next.
 */
const analysis = {
  char_filter: {
    signs: replaced('[^\\p{L}\\p{N}\\p{M}]+', ' '),
    ies: replaced('([^ ]{2})(ies|IES)( |$)', '$1y$3'),
    s: replaced('([^ ]{2}[^ siuSIU])[sS]( |$)', '$1$2'),
  },
  filter: { noise: { type: 'stop', stopwords: [...noise] } },
  analyzer: {
    shop: {
      type: 'custom',
      char_filter: ['signs', 'ies', 's'],
      tokenizer: 'standard',
      filter: ['lowercase', 'asciifolding', 'noise'],
    },
  },
};

const text = { type: 'text', analyzer: 'shop' };

/** As long as Lucene takes, in the longest letters: a longer value could be found, but not filtered by. */
const keyword = { keyword: { type: 'keyword', ignore_above: 8191 } };

const properties = {
  // One field of all words, so that each may stand in another field.
  text,
  ...each([...fields.texts, ...fields.textLists], { ...text, copy_to: 'text', fields: keyword }),
  ...each([...fields.keywords, ...fields.keywordLists], { type: 'text', fields: keyword }),
  ...each(fields.numbers, { type: 'double' }),
};

/** For OpenSearch too. @type {import('./loader.js').Loader} */
export const loadElasticsearch = (documents, index) => [
  {
    call: { method: 'PUT', path: `/${index}`, body: { settings: { analysis }, mappings: { properties } } },
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

/** @param {string} pattern @param {string} replacement */
function replaced(pattern, replacement) {
  return { type: 'pattern_replace', pattern, replacement };
}
