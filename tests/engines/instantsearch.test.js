// InstantSearch's published clients of Typesense and OpenSearch on the real engines: with reshelf around them every hit
// comes once, and all else is the engine's own.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withReshelf } from '../../pkg/instantsearch.js';
import { RestlessShelf } from '../e2e/instantsearch/fakes.js';
import { searchkitClient, typesenseClient } from './support/clients.js';
import { catalogues, fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** @typedef {import('./support/servers.js').Server} Server */

/** Past every window, of which the pages hold the hits in another order than the server's. */
const PAGES_MAX = 20;

/** Of many hits, of few, of none. @param {string} name */
const queriesOf = (name) => (name.startsWith('Vardeholm') ? ['jacket', 'tent', 'rain jacket', 'zzzz', ''] : ['router', 'docking station', 'headset', '']);

/** Every page of a search, as InstantSearch asks for them. @param {any} client @param {string} query @param {number} hitsPerPage */
async function paged(client, query, hitsPerPage) {
  const pages = [];
  for (let page = 0; page < PAGES_MAX; page++) {
    const { results: [result] } = await client.search([{ indexName: 'shop', params: { query, page, hitsPerPage, facets: ['item_brand'] } }]);
    pages.push(result);
    if (page + 1 >= result.nbPages) break;
  }
  return pages;
}

/** @param {any[]} pages */
const idsOf = (pages) => pages.flatMap(({ hits }) => hits.map((/** @type {any} */ { objectID }) => objectID));

/** @param {any} result */
const restOf = ({ nbHits, nbPages, page, hitsPerPage, facets, query }) => ({ nbHits, nbPages, page, hitsPerPage, facets, query });

/**
 * @param {() => any} makeClient
 * @param {string[]} queries
 */
async function losesNothing(makeClient, queries) {
  for (const query of queries) {
    for (const [hitsPerPage, window] of [[5, 100], [20, 100], [24, 60], [20, 0]]) {
      const shelf = new RestlessShelf();
      const own = await paged(makeClient(), query, hitsPerPage);
      const ours = await paged(withReshelf(makeClient(), shelf, { window }), query, hitsPerPage);
      const what = `"${query}", ${hitsPerPage} on a page, a window of ${window}`;
      assert.deepEqual(ours.map(restOf), own.map(restOf), what);
      assert.deepEqual(idsOf(ours).sort(), idsOf(own).sort(), what);
      if (idsOf(own).length > 10) assert.notDeepEqual(idsOf(ours), idsOf(own), `${what}: it is ordered`);
    }
  }
}

for (const catalogue of await catalogues()) {
  const queries = queriesOf(catalogue.name);
  describe(`Typesense’s own adapter, ${catalogue.products.length} products`, () => {
    /** @type {Server} */
    let server;
    before(async () => {
      server = await startTypesense();
      console.log(`InstantSearch on Typesense ${server.version}`);
      await fill(server, 'shop', catalogue);
    });
    after(() => server?.stop());

    test('loses no hit', () => losesNothing(() => typesenseClient(server), queries));

    test('loses no hit where it groups them: there a page is of groups, and may hold more hits than it was asked for', async () => {
      for (const grouping of [{ group_by: 'item_brand', group_limit: 2 }, { group_by: 'item_brand', group_limit: 99 }, { group_by: 'item_variant', group_limit: 3 }]) {
        await losesNothing(() => typesenseClient(server, grouping), queries.filter((query) => query !== ''));
      }
    });

    test('a window larger than it gives at once is said, and each page is ordered by itself', async (t) => {
      const warned = t.mock.method(console, 'warn', () => {});
      // It is said once a page: each catalogue is a page of its own.
      const page = new URL(`../../pkg/instantsearch.js?${catalogue.products.length}`, import.meta.url);
      /** @type {typeof import('../../pkg/instantsearch.js')} */
      const { withReshelf } = await import(page.href);
      const [query = ''] = queries;
      const own = await paged(typesenseClient(server), query, 20);
      const ours = await paged(withReshelf(typesenseClient(server), new RestlessShelf(), { window: 400 }), query, 20);
      assert.deepEqual(idsOf(ours).sort(), idsOf(own).sort());
      assert.match(String(warned.mock.calls[0]?.arguments[0]), /250/);
    });
  });

  describe(`Searchkit on OpenSearch, ${catalogue.products.length} products`, () => {
    /** @type {Server} */
    let server;
    before(async () => {
      server = await startOpenSearch();
      console.log(`InstantSearch on OpenSearch ${server.version}`);
      await fill(server, 'shop', catalogue);
    });
    after(() => server?.stop());

    test('loses no hit', () => losesNothing(() => searchkitClient(server), queries));
  });
}
