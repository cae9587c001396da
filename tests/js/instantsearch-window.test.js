// Ordering across pages: whatever the sizes, all pages together are the server's hits, each once.

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { withReshelf } from '../../pkg/instantsearch.js';
import { fakeClient, FanShelf, RestlessShelf } from '../e2e/instantsearch/fakes.js';
import { products } from '../e2e/instantsearch/catalogue.js';
import { shelf } from './support/shelf.js';

const MINUTE = 60_000;

/** @param {any} client @param {number} page @param {object} [params] */
async function page(client, page, params = {}) {
  const request = { indexName: 'products', params: { query: '', facets: ['brand'], hitsPerPage: 20, page, ...params } };
  const { results } = await client.search([request]);
  return results[0];
}

/** @param {any[]} hits */
const ids = (hits) => hits.map(({ objectID }) => objectID);

/** Numbers that are the same on each run of one seed. @param {number} seed */
function dice(seed) {
  return (from, to) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return from + Math.floor((seed / 2 ** 32) * (to - from + 1));
  };
}

test('all pages together are the server’s hits, each once, and all else is the server’s own', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const throwing = dice(seed);
    const [count, hitsPerPage, window] = [throwing(0, 260), throwing(1, 40), throwing(0, 130)];
    const size = Math.floor(window / hitsPerPage) * hitsPerPage;
    const hitsAtOnce = throwing(0, 2) ? 1000 : throwing(hitsPerPage, 120);
    const isLimited = size > 0 && hitsAtOnce === 1000 && throwing(0, 3) === 0;
    const paginationLimitedTo = isLimited ? [throwing(1, size), size][throwing(0, 1)] : 1000;
    const limits = { hitsAtOnce, paginationLimitedTo };
    const indices = { products: products(count) };
    const told = JSON.stringify({ seed, count, hitsPerPage, window, ...limits });

    const plain = fakeClient(indices, limits);
    const asked = fakeClient(indices, limits);
    const shelf = new RestlessShelf();
    const client = withReshelf(asked, shelf, { window });
    const reached = Math.min(count, paginationLimitedTo);
    const came = Math.min(reached, size, hitsAtOnce);
    const within = came === Math.min(reached, size) ? size : came - (came % hitsPerPage);

    const pages = Array.from({ length: Math.ceil(count / hitsPerPage) + 1 }, (_, n) => n);
    const visits = [...pages, ...pages].sort(() => throwing(0, 1) - 0.5);
    /** @type {Map<number, string[]>} */
    const seen = new Map();
    let behind = 0;
    for (const visited of visits) {
      const own = await page(client, visited, { hitsPerPage });
      const { hits, ...rest } = await page(plain, visited, { hitsPerPage });
      const { hits: ordered, ...around } = own;
      assert.deepEqual(around, rest, told);
      if ((visited + 1) * hitsPerPage > within) behind += 1;
      if (window >= hitsPerPage && (visited + 1) * hitsPerPage > within) assert.deepEqual(ordered, hits, told);
      if (window >= hitsPerPage && seen.has(visited)) assert.deepEqual(ids(ordered), seen.get(visited), told);
      seen.set(visited, ids(ordered));
      shelf.observe({ event: 'view_item' });
    }
    const all = [...seen.values()].flat();
    assert.equal(all.length, reached, told);
    assert.deepEqual(new Set(all), new Set(ids(indices.products.slice(0, reached))), told);
    const windows = size > 0 && visits.some((visited) => (visited + 1) * hitsPerPage <= size) ? 1 : 0;
    assert.equal(asked.asked.length, behind + windows, told);
  }
});

test('an item of page 4 reaches page 1, with one request for the first 100 hits', async () => {
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  const pages = [];
  for (const n of [0, 1, 2, 3, 4]) pages.push(await page(client, n));
  const places = ids(products(300));
  assert.ok(pages[0].hits.some((hit) => places.indexOf(hit.objectID) >= 60));
  assert.equal(server.asked.length, 1);
  const [[{ params }]] = server.asked;
  assert.deepEqual(params, { query: '', facets: ['brand'], hitsPerPage: 100, page: 0 });
});

test('a server that pages to a limit is not said to have pages behind it', async () => {
  for (const [limit, hitsPerPage] of [[1000, 24], [1000, 30], [1000, 20], [500, 24], [100, 24], [60, 24], [80, 24]]) {
    const settings = { paginationLimitedTo: limit };
    const [server, plain] = [products(1200), products(1200)].map((products) => fakeClient({ products }, settings));
    const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
    const [own, theirs] = [await page(client, 0, { hitsPerPage }), await page(plain, 0, { hitsPerPage })];
    assert.equal(own.nbPages, theirs.nbPages, `${limit} hits, ${hitsPerPage} on a page`);
  }
});

test('a window counts in whole pages, and one below a page leaves each page by itself', async () => {
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  await page(client, 0, { hitsPerPage: 30 });
  await page(client, 0, { hitsPerPage: 120 });
  await page(client, 2, { hitsPerPage: 120 });
  const pages = server.asked.map(([{ params }]) => [params.hitsPerPage, params.page]);
  assert.deepEqual(pages, [[90, 0], [120, 0], [120, 2]]);
});

test('a request that does not say how many hits it wants has as many as the shop says', async () => {
  const server = fakeClient({ products: products(300) });
  for (const [hitsPerPage, expected] of [[undefined, 20], [25, 25]]) {
    const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100, hitsPerPage });
    const { results } = await client.search([{ indexName: 'products', query: 'tent', page: 1 }]);
    assert.equal(results[0].hits.length, expected);
    assert.equal(results[0].hitsPerPage, expected);
  }
});

test('a server that pages groups of hits loses none of them: each page is ordered by itself', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const draw = dice(seed);
    const settings = { groupBy: ['brand', 'colour', 'price', 'objectID'][draw(0, 3)], groupLimit: draw(1, 99) };
    const [server, plain] = [products(300), products(300)].map((products) => fakeClient({ products }, settings));
    const client = withReshelf(server, new RestlessShelf(), { window: draw(20, 120) });
    const hitsPerPage = draw(1, 20);
    const { nbPages } = await page(plain, 0, { hitsPerPage });
    const given = [];
    const theirs = [];
    for (let n = 0; n < nbPages; n++) {
      const [own, their] = [await page(client, n, { hitsPerPage }), await page(plain, n, { hitsPerPage })];
      const counts = ({ nbHits, nbPages, page, hitsPerPage }) => ({ nbHits, nbPages, page, hitsPerPage });
      assert.deepEqual(counts(own), counts(their), `seed ${seed}`);
      given.push(...ids(own.hits));
      theirs.push(...ids(their.hits));
    }
    assert.deepEqual([...given].sort(), [...theirs].sort(), `seed ${seed}: ${JSON.stringify(settings)}, ${hitsPerPage} on a page`);
  }
});

test('what counts in offset and length, and what stops when enough was found, has no window', async () => {
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  const request = { indexName: 'products', query: '', hitsPerPage: 20 };
  await client.search([{ ...request, offset: 20, length: 20 }]);
  await client.search({ requests: [request], strategy: 'stopIfEnoughMatches' });
  await client.search([request], { strategy: 'stopIfEnoughMatches' });
  assert.deepEqual(server.asked.map(([{ hitsPerPage }]) => hitsPerPage), [20, 20, 20]);
});

test('two searches for one list at a time share one request, also within one call', async () => {
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new RestlessShelf(), { window: 100 });
  const of = (n) => ({ indexName: 'products', params: { hitsPerPage: 20, page: n } });
  const [one, other] = await Promise.all([client.search([of(0), of(1)]), client.search([of(2)])]);
  assert.equal(server.asked.length, 1);
  assert.equal(server.asked[0]?.length, 1);
  const hits = [...one.results, ...other.results].flatMap((result) => ids(result.hits));
  assert.equal(new Set(hits).size, 60);
});

test('windows, pages behind them and what is not reshelf’s are one call, answered in its order', async () => {
  const indices = { products: products(300), guides: [{ objectID: 'G-0', name: 'Tents' }] };
  const [server, plain] = [fakeClient(indices), fakeClient(indices)];
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100, indices: ['products'] });
  const requests = [
    { indexName: 'guides', params: { query: 'tents', hitsPerPage: 3 } },
    { indexName: 'products', params: { query: 'tent', hitsPerPage: 20, page: 1 } },
    { indexName: 'products', params: { query: '', hitsPerPage: 0, facets: ['brand'] } },
    { indexName: 'products', params: { query: '', hitsPerPage: 20, page: 7 } },
    { indexName: 'products', type: 'facet', facet: 'brand', params: { facetQuery: '' } },
    { indexName: 'products', params: { query: 'tent', hitsPerPage: 1, page: 0, attributesToRetrieve: [], facets: 'brand' } },
  ];
  const [own, theirs] = [await client.search(requests), await plain.search(requests)];
  assert.equal(server.asked.length, 1);
  [0, 2, 3, 4, 5].forEach((n) => assert.deepEqual(own.results[n], theirs.results[n]));
  assert.equal(own.results[1].page, 1);
  await client.search(requests);
  assert.deepEqual(server.asked[1], requests.filter((_, n) => n !== 1));
  await client.search([requests[1]]);
  assert.equal(server.asked.length, 2);
});

test('a server that gives less at once is asked for the pages behind what it gave, in the same call', async () => {
  const server = fakeClient({ products: products(300) }, { hitsAtOnce: 50 });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  const of = (n, params) => ({ indexName: 'products', params: { hitsPerPage: 20, page: n, ...params } });
  const { results } = await client.search([of(0), of(3)]);
  assert.deepEqual(ids(results[1].hits), ids(products(80).slice(60)));
  assert.deepEqual(server.asked.map((requests) => requests.length), [1, 1], 'only the answer tells');
  await client.search([of(4), of(1), of(0, { hitsPerPage: 0 })]);
  assert.deepEqual(server.asked.map((requests) => requests.length), [1, 1, 2], 'now it is known');
});

test('a window is kept for five minutes, 20 at most, until clearCache', async (t) => {
  t.after(() => mock.timers.reset());
  mock.timers.enable({ apis: ['Date'] });
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  const asks = async (n, params = {}) => {
    const before = server.asked.length;
    await page(client, n, params);
    return server.asked.length > before;
  };
  assert.ok(await asks(0));
  mock.timers.tick(5 * MINUTE);
  assert.ok(!(await asks(1)));
  mock.timers.tick(1);
  assert.ok(await asks(1));

  for (let n = 0; n < 19; n++) await asks(0, { query: `tent ${n}` });
  assert.ok(!(await asks(0)), 'the one used last stays');
  await asks(0, { query: 'mug' });
  assert.ok(await asks(0, { query: 'tent 0' }), 'the oldest went');
  assert.ok(!(await asks(0, { query: 'mug' })));

  client.clearCache();
  assert.equal(server.cleared, 1);
  assert.ok(await asks(0, { query: 'mug' }));
});

test('what comes after clearCache is not kept from before, and is ordered anew from its first page on', async () => {
  /** @type {() => void} */
  let answer = () => {};
  const before = () => new Promise((resolve) => (answer = () => resolve(undefined)));
  const server = fakeClient({ products: products(300) }, { before });
  const shelf = new FanShelf('Nordhavn');
  const client = withReshelf(server, shelf, { window: 100 });
  const early = page(client, 0);
  await Promise.resolve();
  client.clearCache();
  answer();
  await early;
  const late = page(client, 0);
  await new Promise((soon) => setImmediate(soon));
  answer();
  await late;
  await page(client, 2);
  assert.equal(server.asked.length, 2);
  client.clearCache();
  const later = page(client, 2);
  await new Promise((soon) => setImmediate(soon));
  answer();
  await later;
  assert.deepEqual(shelf.lists.map(({ refresh }) => refresh), [false, true, false, false], 'pages before it may be displayed');
});

test('other parameters are another list', async () => {
  const server = fakeClient({ products: products(300) });
  const client = withReshelf(server, new FanShelf('Nordhavn'), { window: 100 });
  await page(client, 0);
  await page(client, 1, { query: 'tent' });
  await page(client, 1, { facetFilters: ['brand:Fjell'] });
  await page(client, 1, { userToken: 'another' });
  assert.equal(server.asked.length, 4);
});

test('a shopper who is forgotten between two pages sees the server’s order from there on', async () => {
  const server = fakeClient({ products: products(300) });
  const shelf = new RestlessShelf();
  const client = withReshelf(server, shelf, { window: 100 });
  await page(client, 0);
  shelf.personalised = false;
  assert.deepEqual(ids((await page(client, 1)).hits), ids(products(300).slice(20, 40)));
  shelf.personalised = true;
  assert.deepEqual(ids((await page(client, 0)).hits), ids(products(300).slice(0, 20)));
});

test('a list begun before the shelf was there keeps the server’s order on all its pages', async () => {
  const server = fakeClient({ products: products(300) });
  /** @type {(shelf: any) => void} */
  let come = () => {};
  const client = withReshelf(server, new Promise((resolve) => (come = resolve)), { window: 100 });
  assert.deepEqual(ids((await page(client, 0)).hits), ids(products(300).slice(0, 20)));
  client.clearCache();
  const known = await shelf();
  looksAt(known, 'Nordhavn');
  come(known);
  assert.deepEqual(ids((await page(client, 1)).hits), ids(products(300).slice(20, 40)), 'page 0 stands');
  client.clearCache();
  assert.deepEqual(ids((await page(client, 1)).hits), ids(products(300).slice(20, 40)), 'pages 0 and 1 stand');
  client.clearCache();
  assert.notDeepEqual(ids((await page(client, 0)).hits), ids(products(300).slice(0, 20)));
});

/** @param {import('../../pkg/index.js').Reshelf} known @param {string} brand */
function looksAt(known, brand) {
  for (let n = 0; n < 6; n++) known.observe({ event: 'view_item', items: [{ item_id: `${brand}-${n}`, item_brand: brand }] });
}

/** The server's hits as they are after a few days: some are gone, some are new, all stand elsewhere. @param {any[]} hits @param {(from: number, to: number) => number} draw */
function changed(hits, draw) {
  const left = new Set([draw(0, 19), draw(20, 39), draw(0, 99)]);
  const stayed = hits.filter((_, place) => !left.has(place));
  for (let n = draw(0, 4); n > 0; n--) stayed.splice(draw(0, stayed.length), 0, { ...hits[0], objectID: `new-${n}` });
  const turned = draw(0, 60);
  return [...stayed.slice(turned, turned + 20).reverse(), ...stayed.slice(0, turned), ...stayed.slice(turned + 20)];
}

test('endless hits stand, whatever is learned, leaves or arrives between two pages, and nothing comes twice', async (t) => {
  t.after(() => mock.timers.reset());
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  for (let seed = 1; seed <= 40; seed++) {
    const draw = dice(seed);
    const known = await shelf();
    if (draw(0, 3) > 0) looksAt(known, 'Nordhavn');
    const indices = { products: products(300) };
    const server = fakeClient(indices);
    const client = withReshelf({ search: (requests) => fakeClient(indices).search(requests) }, known, { window: 100 });
    const open = draw(1, 3);
    const displayed = [];
    for (let n = 0; n < open; n++) displayed.push(...ids((await page(client, n)).hits));

    looksAt(known, 'Fjell');
    if (draw(0, 1)) indices.products = changed(indices.products, draw);
    if (draw(0, 1)) mock.timers.tick(draw(1, 60) * MINUTE);
    else client.clearCache();
    const there = new Set(ids((await server.search([])) && indices.products));
    for (let n = open; n < 5; n++) displayed.push(...ids((await page(client, n)).hits));

    assert.equal(new Set(displayed).size, displayed.length, `seed ${seed}: nothing is displayed twice`);
    assert.equal(displayed.length, 100);
    const missed = ids(indices.products.slice(0, 100)).filter((id) => !displayed.includes(id));
    const left = displayed.filter((id) => !there.has(id)).length;
    assert.ok(missed.length <= left, `seed ${seed}: ${missed.length} hits are missed, and ${left} displayed ones have left`);
    await known.dispose();
  }
});

test('what a page does to its hits is not there when it comes again', async () => {
  const client = withReshelf(fakeClient({ products: products(300) }), new FanShelf('Nordhavn'), { window: 100 });
  const first = await page(client, 0);
  first.hits[0].name = 'changed';
  first.hits[0].categories.push('changed');
  first.facets.brand = {};
  const again = await page(client, 0);
  assert.notEqual(again.hits[0].name, 'changed');
  assert.equal(again.hits[0].categories.length, 2);
  assert.equal(again.facets.brand.Fjell, 78);
});
