// What counts as shown: a list that settles.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, mock, test } from 'node:test';

import { withReshelf } from '../../pkg/instantsearch.js';
import { fakeClient, FanShelf } from '../e2e/instantsearch/fakes.js';
import { guides, products } from '../e2e/instantsearch/catalogue.js';

const indices = { products: products(120), guides: guides(12) };

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
afterEach(() => {
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'document');
});

/** @param {object} [options] */
function shop(options, client = fakeClient(indices)) {
  const shelf = new FanShelf('Nordhavn');
  return { shelf, client: withReshelf(client, shelf, options) };
}

/** @param {any} client @param {string} query @param {object} [params] */
async function search(client, query, params = {}) {
  const request = { indexName: 'products', params: { query, hitsPerPage: 10, page: 0, ...params } };
  const { results } = await client.search([request]);
  return results[0].hits.map((hit) => hit.objectID);
}

/** What was observed, in short. @param {FanShelf} shelf */
function told({ events }) {
  return events.map(({ event, search_term, items }) => [event, search_term, items?.map(({ item_id }) => item_id)]);
}

test('a list that stands for a second is observed as displayed, with its search', async () => {
  for (const options of [{}, { window: 40 }]) {
    const { shelf, client } = shop(options);
    const ids = await search(client, 'tent', { page: 1 });
    mock.timers.tick(999);
    assert.deepEqual(shelf.events, []);
    mock.timers.tick(1);
    assert.deepEqual(told(shelf), [['search', 'tent', undefined], ['view_item_list', 'tent', ids]]);
    assert.ok(shelf.events[1].items.every((item) => item.item_brand && item.price));
  }
});

test('typing a word letter by letter is one impression', async () => {
  const { shelf, client } = shop({ window: 40 });
  let ids;
  for (const length of 'daypack'.split('').keys()) {
    ids = await search(client, 'daypack'.slice(0, length + 1));
    mock.timers.tick(150);
  }
  mock.timers.tick(60_000);
  assert.deepEqual(told(shelf), [['search', 'daypack', undefined], ['view_item_list', 'daypack', ids]]);
});

test('an answer that comes after a later search began is not shown', async () => {
  /** @type {Record<string, () => void>} */
  const answers = {};
  const slow = fakeClient(indices, {
    before: ([{ params }]) => new Promise((resolve) => (answers[params.query] = () => resolve(undefined))),
  });
  const { shelf, client } = shop({}, slow);
  const [early, late] = [search(client, 'tent'), search(client, 'mug')];
  answers.mug?.();
  await late;
  answers.tent?.();
  await early;
  mock.timers.tick(5000);
  assert.deepEqual(told(shelf).map(([, query]) => query), ['mug', 'mug']);
});

test('a list without a query is shown without a search, and pages of one search are one search', async () => {
  const { shelf, client } = shop();
  for (const [query, page] of [['', 0], ['tent', 0], ['tent', 1], ['mug', 0], ['tent', 0]]) {
    await search(client, String(query), { page });
    mock.timers.tick(1000);
  }
  assert.deepEqual(told(shelf).map(([event, query]) => [event, query]), [
    ['view_item_list', ''],
    ['search', 'tent'],
    ['view_item_list', 'tent'],
    ['view_item_list', 'tent'],
    ['search', 'mug'],
    ['view_item_list', 'mug'],
    ['search', 'tent'],
    ['view_item_list', 'tent'],
  ]);
});

test('the same list asked for again is not shown twice', async () => {
  const { shelf, client } = shop();
  await search(client, 'tent');
  mock.timers.tick(1000);
  await search(client, 'tent', { facets: ['brand'] });
  mock.timers.tick(1000);
  assert.equal(shelf.events.length, 2);
});

test('indices settle apart, those that are not reshelf’s never, and facets stand in nobody’s way', async () => {
  const { shelf, client } = shop({ indices: (name) => name !== 'guides' });
  const products = { indexName: 'products', params: { query: 'tent', hitsPerPage: 5 } };
  const sorted = { indexName: 'products_price_asc', params: { query: 'tent', hitsPerPage: 5 } };
  await client.search([products, sorted, { indexName: 'guides', params: { query: 'tent' } }]);
  mock.timers.tick(900);
  await client.search([{ indexName: 'products', params: { hitsPerPage: 0, facets: ['brand'] } }]);
  await client.search([{ indexName: 'products', params: { hitsPerPage: 1, attributesToRetrieve: [], facets: 'brand' } }]);
  await client.search([{ ...sorted, params: { ...sorted.params, page: 1 } }]);
  mock.timers.tick(100);
  assert.deepEqual(told(shelf).map(([event]) => event), ['search', 'view_item_list']);
  mock.timers.tick(900);
  assert.deepEqual(told(shelf).map(([event]) => event), ['search', 'view_item_list', 'view_item_list']);
});

test('a page that is hidden shows nothing until it is seen again', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  globalThis.document = page;
  const { shelf, client } = shop();
  await search(client, 'tent');
  mock.timers.tick(5000);
  assert.equal(shelf.events.length, 0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  mock.timers.tick(999);
  assert.equal(shelf.events.length, 0);
  mock.timers.tick(1);
  assert.equal(shelf.events.length, 2);
  page.dispatchEvent(new Event('visibilitychange'));
  mock.timers.tick(5000);
  assert.equal(shelf.events.length, 2);
});

test('a list that was hidden, and gone before the page was seen again, is not shown', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  globalThis.document = page;
  const { shelf, client } = shop();
  await search(client, 'tent');
  mock.timers.tick(1000);
  await search(client, 'mug');
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  mock.timers.tick(5000);
  assert.deepEqual(told(shelf).map(([, query]) => query), ['mug', 'mug']);
});

test('a list that waits keeps no process alive', () => {
  const script = `
    import { withReshelf } from '${new URL('../../pkg/instantsearch.js', import.meta.url)}';
    const client = { search: async () => ({ results: [{ hits: [{ objectID: '1' }] }] }) };
    const shelf = { observe() {}, rerank: () => ({ order: Uint32Array.of(0), personalised: false }) };
    await withReshelf(client, shelf, { settle: 60_000 }).search([{ indexName: 'products', params: {} }]);
  `;
  const words = ['--input-type=module', '--eval', script];
  const { signal, status } = spawnSync(process.execPath, words, { timeout: 20_000 });
  assert.deepEqual({ signal, status }, { signal: null, status: 0 });
});

test('settle is what the shop says, where that is a time', async () => {
  for (const [settle, waits] of [[1, 1], [300, 300], [undefined, 1000], [-1, 1000], [NaN, 1000], ['soon', 1000]]) {
    const { shelf, client } = shop({ settle });
    await search(client, 'tent');
    mock.timers.tick(Number(waits) - 1);
    assert.equal(shelf.events.length, 0, String(settle));
    mock.timers.tick(1);
    assert.equal(shelf.events.length, 2, String(settle));
  }
  const { shelf, client } = shop({ settle: Infinity });
  await search(client, 'tent');
  mock.timers.tick(3_600_000);
  assert.equal(shelf.events.length, 0);
});

test('a shop that tells by itself what is shown is not told for', async () => {
  const { shelf, client } = shop({ observe: false });
  await search(client, 'tent');
  mock.timers.tick(5000);
  assert.deepEqual(shelf.events, []);
});

test('what was shown before a promised shelf came is told once it is there', async () => {
  const shelf = new FanShelf('Nordhavn');
  /** @type {(shelf: any) => void} */
  let come = () => {};
  const client = withReshelf(fakeClient(indices), new Promise((resolve) => (come = resolve)));
  await search(client, 'tent');
  mock.timers.tick(1000);
  come(shelf);
  await new Promise((soon) => setImmediate(soon));
  assert.equal(shelf.events.length, 2);
});
