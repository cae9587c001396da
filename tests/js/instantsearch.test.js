// A wrapped client: what is ordered, what is left alone, and what happens where anything goes wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { itemOf, withReshelf } from '../../pkg/instantsearch.js';
import { fakeClient, FanShelf, RestlessShelf } from '../e2e/instantsearch/fakes.js';
import { guides, products } from '../e2e/instantsearch/catalogue.js';
import { shelf as realShelf, warnings } from './support/shelf.js';

const indices = { products: products(120), guides: guides(12) };
const served = products(20);
const isTheirs = ({ brand }) => brand === 'Nordhavn';
const FAN = [...served.filter(isTheirs), ...served.filter((hit) => !isTheirs(hit))];

const ids = (hits) => hits.map(({ objectID }) => objectID);
const fan = () => new FanShelf('Nordhavn');
const requests = [{ indexName: 'products', params: { query: '', facets: ['brand'], hitsPerPage: 20, page: 0 } }];

/** @param {any} client @param {any} [searched] */
async function first(client, searched = requests) {
  return (await client.search(searched)).results[0];
}

test('each page is in the shopper’s order, all else is the server’s', async () => {
  const plain = await first(fakeClient(indices));
  const own = await first(withReshelf(fakeClient(indices), fan()));
  assert.deepEqual(own, { ...plain, hits: FAN });
});

test('the shapes in which clients are called are all understood, and passed on as they are', async () => {
  const flat = { indexName: 'products', query: '', hitsPerPage: 20 };
  const shapes = [requests, [flat], { requests: [flat] }, { requests, strategy: 'none' }];
  for (const searched of shapes) {
    for (const window of [0, 20]) {
      const server = fakeClient(indices);
      /** @type {any} */
      let passed;
      const search = (...all) => {
        passed = all;
        return server.search(...all);
      };
      const client = withReshelf({ search }, fan(), { window });
      const answer = await client.search(searched, { headers: { a: 'b' } });
      assert.deepEqual(ids(answer.results[0].hits), ids(FAN));
      assert.deepEqual(answer.options, [{ headers: { a: 'b' } }]);
      if (window === 0) assert.equal(passed[0], searched);
      assert.equal(Array.isArray(passed[0]), Array.isArray(searched));
    }
  }
});

test('responses are copied and never changed: clients keep them', async () => {
  const response = await fakeClient(indices).search(requests);
  const before = structuredClone(response);
  for (const window of [0, 20]) {
    const own = await withReshelf({ search: async () => response }, fan(), { window }).search(requests);
    assert.notEqual(own, response);
    assert.deepEqual(response, before);
  }
});

test('what asks for no hits, or in a shape that nobody knows, is left alone', async () => {
  const odd = [
    [{ indexName: 'products', params: { hitsPerPage: 0, facets: ['brand'] } }],
    [{ indexName: 'products', params: { hitsPerPage: 1, page: 0, attributesToRetrieve: [], facets: 'brand' } }],
    [{ indexName: 'products', hitsPerPage: 1, page: 0, attributesToRetrieve: [], facets: 'brand' }],
    [{ indexName: 'products', type: 'facet', facet: 'brand', params: { facetQuery: 'n' } }],
    [{ indexName: 'products', params: 'query=tent' }],
    [{ index: 'products' }],
    [null],
    [],
    { compositionID: 'home', requestBody: { params: { query: '' } } },
    'tent',
    undefined,
  ];
  const answer = { results: [{ hits: served }] };
  for (const searched of odd) {
    /** @type {any} */
    let passed;
    const search = async (one) => {
      passed = one;
      return answer;
    };
    const client = withReshelf({ search }, fan(), { window: 40 });
    const said = await warnings(async () => assert.deepEqual(await client.search(searched), answer));
    assert.equal(passed, searched);
    assert.deepEqual(said, []);
  }
});

test('no hits, no results and no response are given as they are', async () => {
  for (const answer of [{ results: [{ hits: [], nbHits: 0 }] }, { results: [{}] }, { results: [null] }, {}, null]) {
    const client = withReshelf({ search: async () => answer }, fan());
    await warnings(async () => assert.deepEqual(await client.search(requests), answer));
  }
});

test('whoever sorts by price gets that order, in all the ways in which such indices are named', async () => {
  const lists = {
    left: [
      'products_price_asc', 'products_price_desc', 'products:price:asc', 'products/sort/price:desc',
      'products:price:asc,name:desc', 'products-price-DESC', 'productsPriceAsc', 'asc',
    ],
    ordered: ['products', 'products_v2', 'tabasc', 'products_desk', 'desc_products', 'Fresc', 'PRODASC'],
  };
  for (const [kind, names] of Object.entries(lists)) {
    for (const indexName of names) {
      const client = withReshelf({ search: async () => ({ results: [{ hits: served }] }) }, fan());
      const { results } = await client.search([{ indexName, params: {} }]);
      assert.deepEqual(ids(results[0].hits), ids(kind === 'left' ? served : FAN), indexName);
    }
  }
});

test('a shop says itself which indices are reshelf’s', async () => {
  for (const own of [['products'], (name) => name === 'products']) {
    const client = withReshelf(fakeClient(indices), new RestlessShelf(), { indices: own });
    const { results } = await client.search([...requests, { indexName: 'guides', params: {} }]);
    assert.notDeepEqual(ids(results[0].hits), ids(served));
    assert.deepEqual(results[1].hits, guides(12));
  }
});

test('several indices of one call are each ordered by themselves', async () => {
  const shelf = fan();
  const client = withReshelf(fakeClient(indices), shelf);
  const { results } = await client.search([...requests, { indexName: 'guides', params: { query: 'tent' } }]);
  assert.deepEqual(ids(results[0].hits), ids(FAN));
  assert.deepEqual(shelf.lists.map(({ items, query }) => [items.length, query]), [[20, ''], [2, 'tent']]);
});

test('the shelf is asked by the shop’s rules, read anew each time, and pins are told of hits', async () => {
  const shelf = fan();
  /** @type {any[]} */
  const asked = [];
  const diversity = { by: 'item_brand', run: 2 };
  const pinned = (hit, index) => asked.push([hit.objectID, index]) === 3;
  const options = { strength: 0.5, maxShift: 3, diversity, pinned };
  const client = withReshelf(fakeClient(indices), shelf, options);
  await first(client);
  options.strength = 1;
  await first(client);
  const [before, after] = shelf.lists;
  assert.deepEqual([before.strength, before.maxShift, before.diversity, after.strength], [0.5, 3, diversity, 1]);
  assert.deepEqual([before.pinned, asked[2]], [[2], ['P-2', 2]]);
  assert.ok(!('window' in before || 'settle' in before || 'describe' in before));
});

test('a hit reads in GA4’s words', () => {
  const hierarchicalCategories = { lvl0: 'Camp', lvl1: ['Camp > Tents', 'Camp > Light > Huts'] };
  const tent = { objectID: 'A', title: 'Tent', brand: 'Fjell', price: 80, hierarchicalCategories, material: 'nylon' };
  const item = itemOf(tent);
  assert.deepEqual([item.item_id, item.item_name, item.item_brand, item.price], ['A', 'Tent', 'Fjell', 80]);
  const categories = [item.item_category, item.item_category2, item.item_category3];
  assert.deepEqual(categories, ['Camp', ['Tents', 'Huts'], undefined]);
  assert.equal(item.material, 'nylon');
  assert.equal(itemOf({ objectID: 'A', item_id: 'B', item_name: 'mine', name: 'other' }).item_name, 'mine');
  assert.equal(itemOf({ objectID: 'A', item_id: 'B' }).item_id, 'B');
  assert.equal(itemOf({ objectID: 'A', categories: ['Camp', 'Tents'] }).item_category2, 'Tents');
  assert.equal(itemOf({ objectID: 'A', category: 'Tents' }).item_category, 'Tents');
});

test('a real shelf lifts the brand that the shopper looked at', async () => {
  const own = await realShelf();
  for (const n of [1, 2, 3]) {
    own.observe({ event: 'view_item', items: [{ item_id: `seen-${n}`, item_brand: 'Nordhavn' }] });
  }
  const places = (hits) => hits.reduce((sum, hit, place) => sum + (isTheirs(hit) ? place : 0), 0);
  const result = await first(withReshelf(fakeClient(indices), own));
  assert.deepEqual(new Set(ids(result.hits)), new Set(ids(served)));
  assert.ok(places(result.hits) < places(served));
});

test('until a promised shelf comes, and where it never does, the server’s order stands', async () => {
  /** @type {(shelf: any) => void} */
  let come = () => {};
  const client = withReshelf(fakeClient(indices), new Promise((resolve) => (come = resolve)));
  assert.deepEqual(ids((await first(client)).hits), ids(served));
  come(fan());
  await Promise.resolve();
  assert.deepEqual(ids((await first(client)).hits), ids(FAN));
  const never = withReshelf(fakeClient(indices), Promise.reject(new Error('no shelf')));
  assert.deepEqual(ids((await first(never)).hits), ids(served));
  const missing = withReshelf(fakeClient(indices), undefined);
  assert.deepEqual(ids((await first(missing)).hits), ids(served));
});

test('where our own code fails the client’s own answer stands', async () => {
  const broken = () => {
    throw new Error('not today');
  };
  const plain = await first(fakeClient(indices));
  const shelf = Object.assign(fan(), { rerank: broken });
  for (const window of [0, 40]) {
    await warnings(async () => {
      assert.deepEqual(await first(withReshelf(fakeClient(indices), shelf, { window })), plain);
      assert.deepEqual(await first(withReshelf(fakeClient(indices), fan(), { window, describe: broken })), plain);
      assert.deepEqual(await first(withReshelf(fakeClient(indices), fan(), { window, indices: broken })), plain);
    });
  }
});

test('a rejection is the client’s own', async () => {
  const error = new Error('unreachable');
  const throwing = () => {
    throw error;
  };
  for (const window of [0, 40]) {
    for (const search of [async () => throwing(), throwing]) {
      const client = withReshelf({ search }, fan(), { window });
      await assert.rejects(first(client, [...requests, { indexName: 'guides', params: { hitsPerPage: 50 } }]), error);
    }
  }
});

test('a server that refuses so many hits is asked as the shop asked, and not again for five minutes', async () => {
  /** @type {number[]} */
  const asked = [];
  const server = fakeClient(indices, {
    before: ([{ params }]) => {
      asked.push(params.hitsPerPage);
      if (params.hitsPerPage > 50) throw new Error('at most 50');
    },
  });
  const client = withReshelf(server, fan(), { window: 100 });
  await warnings(async () => {
    assert.deepEqual(ids((await first(client)).hits), ids(FAN));
    await first(client);
    client.clearCache();
    await first(client);
  });
  assert.deepEqual(asked, [100, 20, 20, 100, 20]);
});

test('where the way to the server was down for a moment, windows are asked for again', async () => {
  let down = true;
  const server = fakeClient(indices, {
    before: () => {
      if (down) throw new Error('unreachable');
    },
  });
  const client = withReshelf(server, fan(), { window: 100 });
  await assert.rejects(first(client));
  down = false;
  await first(client);
  assert.deepEqual(server.asked.map(([{ params }]) => params.hitsPerPage), [100, 20, 100]);
});

test('a server that leaves requests unanswered, or gives no list, is asked as the shop asked', async () => {
  const odd = [{ results: [] }, {}, null, { results: [{ nbHits: 3 }] }, { results: [{ hits: served }] }];
  for (const answer of [...odd, { results: [{ hits: served, nbHits: 20 }] }]) {
    const server = fakeClient(indices);
    let times = 0;
    const search = async (searched) => (times++ === 0 ? answer : server.search(searched));
    const client = withReshelf({ search }, fan(), { window: 100 });
    await warnings(async () => {
      const { results } = await client.search([...requests, { indexName: 'guides', params: { hitsPerPage: 0 } }]);
      assert.deepEqual(results.map(({ hits }) => ids(hits)), [ids(FAN), []]);
    });
  }
});

test('all else is the client itself: private fields, getters, what is set, what is there', async () => {
  class Client {
    #agent = 'agent';
    transporter = { headers: {} };
    get _ua() {
      return this.#agent;
    }
    /** @param {string} agent */
    addAlgoliaAgent(agent) {
      this.#agent += agent;
    }
    /** @param {any[]} searched */
    async search(searched) {
      return this.#agent && fakeClient(indices).search(searched);
    }
  }
  const real = new Client();
  const client = withReshelf(real, fan());
  assert.ok(client instanceof Client);
  client.addAlgoliaAgent('; shop');
  assert.equal(client._ua, 'agent; shop');
  assert.equal(client.addAlgoliaAgent, client.addAlgoliaAgent);
  assert.equal(client.transporter, real.transporter);
  assert.ok('transporter' in client && 'search' in client && !('initIndex' in client));
  Object.assign(client, { marked: true });
  assert.equal(real.marked, true);
  assert.deepEqual(ids((await first(client)).hits), ids(FAN));
  assert.deepEqual(ids((await first({ ...client })).hits), ids(FAN));
  assert.equal(client.clearCache(), undefined);
});

test('a frozen client is wrapped too, and what is no client is given back', async () => {
  const client = withReshelf(Object.freeze(fakeClient(indices)), fan());
  assert.deepEqual(ids((await first(client)).hits), ids(FAN));
  for (const odd of [undefined, null, {}, 'client']) assert.equal(withReshelf(odd, fan()), odd);
});

test('a search put before ours, as InstantSearch does on a page rendered by a server, reaches ours', async () => {
  const client = withReshelf(fakeClient(indices), fan());
  const ours = client.search.bind(client);
  /** @type {any[]} */
  const passed = [];
  client.search = (searched) => {
    passed.push(searched);
    return ours(searched);
  };
  assert.deepEqual(ids((await first(client)).hits), ids(FAN));
  assert.equal(passed.length, 1);
});
