// What is done with each request of a search.

import { holdsIndex } from './indices.js';

/** @typedef {import('./request.js').SearchRequest} SearchRequest */

/**
 * How the result of a request is ordered.
 *
 * `none`: it is not reshelf's; `page`: by itself; `window`: with the pages before and after it; `behind`: not, as it
 * follows a window.
 *
 * @typedef {'none' | 'page' | 'window' | 'behind'} How
 */

/** @typedef {import('./window.js').Page} Page */
/** A page of a window; `list` tells it from others. @typedef {{ page: Page, size: number, list: string }} InWindow */
/** One request, and how its result is ordered. @typedef {{ request: SearchRequest, how: How, of?: InWindow }} Plan */

const USUAL_HITS = 20;

/**
 * @param {import('./batch.js').Batch} batch
 * @param {import('../instantsearch.d.ts').Options<any>} options
 * @param {(list: string) => boolean} mayAsk whether a window can be had
 * @returns {Plan[]}
 */
export function plansOf(batch, { indices, window = 0, hitsPerPage = USUAL_HITS }, mayAsk) {
  return batch.requests.map((request) => {
    if (!request.wantsHits || !holdsIndex(indices, request.index)) return { request, how: 'none' };
    const page = request.pageOf(hitsPerPage);
    if (!page || !batch.independent || !(window >= page.hitsPerPage)) return { request, how: 'page' };

    const size = Math.floor(window / page.hitsPerPage) * page.hitsPerPage;
    if ((page.page + 1) * page.hitsPerPage > size) return { request, how: 'behind' };
    const list = JSON.stringify([request.list, size, batch.options]);
    return mayAsk(list) ? { request, how: 'window', of: { page, size, list } } : { request, how: 'page' };
  });
}
