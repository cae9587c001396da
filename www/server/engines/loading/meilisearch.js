import { SHELF_VALUES, fieldWeights } from '../adapter.js';
import { batchesOf, fields, withTerms } from './loader.js';

/** @typedef {{ taskUid: number }} Enqueued */
/** @typedef {{ status: string, error: { message: string } | null }} Task */

const facets = ['item_brand', 'item_variant'];

/** Its writes are tasks, which are waited for. */
const asTask = {
  follow: (/** @type {Enqueued} */ { taskUid }) => ({
    method: /** @type {const} */ ('GET'),
    path: `/tasks/${taskUid}`,
  }),
  done: (/** @type {Task} */ { status }) => status !== 'enqueued' && status !== 'processing',
  problem: (/** @type {Task} */ { status, error }) => (status === 'succeeded' ? null : error?.message ?? status),
};

/** @type {import('./loader.js').Loader} */
export const loadMeilisearch = (documents, index) => [
  {
    call: {
      method: 'PATCH',
      path: `/indexes/${index}/settings`,
      body: {
        // Their order is their weight.
        searchableAttributes: Object.keys(fieldWeights),
        filterableAttributes: [...facets, ...fields.keywords, ...fields.keywordLists, 'price', 'rating'],
        sortableAttributes: fields.numbers,
        rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'popularity:desc'],
        // The largest, not the first by name.
        faceting: { maxValuesPerFacet: SHELF_VALUES, sortFacetValuesBy: { '*': 'count' } },
        pagination: { maxTotalHits: 10_000 },
      },
    },
    ...asTask,
  },
  ...batchesOf(documents).map((batch) => ({
    call: { method: /** @type {const} */ ('POST'), path: `/indexes/${index}/documents?primaryKey=id`, body: batch.map(withTerms) },
    ...asTask,
  })),
];
