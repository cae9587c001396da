import { asLine, batchesOf, fields, withTerms } from './loader.js';

const facets = ['item_brand', 'item_variant', 'shelf'];

/** Where words end, as in the other engines: unless it is told, it makes one word of `USB-C` and of `3.0`. */
const separators = [...'-/.:,;+_\'"()[]&!?#*|=<>@%~'];

/** @param {string} type */
const fieldOf = (type) => (/** @type {string} */ name) => ({
  name,
  type,
  optional: true,
  facet: facets.includes(name),
  ...(type === 'float' && { sort: true }),
});

/** @type {import('./loader.js').Loader} */
export const loadTypesense = (documents, index) => [
  {
    call: {
      method: 'POST',
      path: '/collections',
      body: {
        name: index,
        token_separators: separators,
        fields: [
          ...[...fields.texts, ...fields.keywords].map(fieldOf('string')),
          ...[...fields.textLists, ...fields.keywordLists].map(fieldOf('string[]')),
          ...fields.numbers.map(fieldOf('float')),
        ],
      },
    },
    tolerates: /^409 .*already exists/,
  },
  ...batchesOf(documents).map((batch) => ({
    call: {
      method: /** @type {const} */ ('POST'),
      path: `/collections/${index}/documents/import?action=upsert`,
      body: batch.map(withTerms).map(asLine).join(''),
    },
    problem: firstError,
  })),
];

/**
 * One line of JSON a document, though a single one is read as an object.
 * @param {string | { success: boolean, error?: string }} answer
 */
function firstError(answer) {
  const lines = typeof answer === 'string' ? answer.trim().split('\n').map((line) => JSON.parse(line)) : [answer];
  const failed = lines.filter(({ success }) => !success);
  return failed.length > 0 ? `${failed.length} products refused, first: ${failed[0].error}` : null;
}
