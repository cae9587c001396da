// What an insights client is told, observed.

import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

import { withInsights, withReshelf } from '../../pkg/instantsearch.js';
import { fakeClient, FanShelf } from '../e2e/instantsearch/fakes.js';
import { guides, products } from '../e2e/instantsearch/catalogue.js';
import { shelf as realShelf, warnings } from './support/shelf.js';

afterEach(() => mock.timers.reset());

const indices = { products: products(120), guides: guides(12) };

/** What was observed, in short. @param {FanShelf} shelf */
const told = ({ events }) => events.map(({ event, items }) => [event, ...items.map(({ item_id }) => item_id)]);

test('clicks, carts and purchases are acts; views and filters are not', () => {
  const event = { eventName: 'E', index: 'products', queryID: 'q', objectIDs: ['P-1', 'P-2'], positions: [3, 9] };
  const cart = { ...event, eventSubtype: 'addToCart' };
  const kinds = [
    [['clickedObjectIDsAfterSearch', event], 'select_item'],
    [['clickedObjectIDs', event, { headers: {} }], 'select_item'],
    [['addedToCartObjectIDsAfterSearch', event], 'add_to_cart'],
    [['addedToCartObjectIDs', event], 'add_to_cart'],
    [['purchasedObjectIDsAfterSearch', event], 'purchase'],
    [['purchasedObjectIDs', event], 'purchase'],
    [['convertedObjectIDsAfterSearch', event], 'purchase'],
    [['convertedObjectIDs', cart], 'add_to_cart'],
    [['convertedObjectIDs', { ...event, eventSubtype: 'purchase' }], 'purchase'],
    [['sendEvents', [{ ...event, eventType: 'click' }]], 'select_item'],
    [['sendEvents', [{ ...cart, eventType: 'conversion' }], { headers: {} }], 'add_to_cart'],
    [['sendEvents', [{ ...event, eventType: 'view' }, { eventType: 'instantsearch' }]], undefined],
    [['viewedObjectIDs', event], undefined],
    [['clickedFilters', { index: 'products', filters: ['brand:Fjell'] }], undefined],
    [['clickedObjectIDs', { objectIDs: [] }], undefined],
    [['clickedObjectIDs'], undefined],
    [['init', { appId: 'a' }], undefined],
    [['toString', event], undefined],
    [[undefined, null], undefined],
    [[], undefined],
  ];
  for (const [call, expected] of kinds) {
    const shelf = new FanShelf('Nordhavn');
    withInsights(undefined, shelf)(...call);
    assert.deepEqual(told(shelf), expected ? [[expected, 'P-1', 'P-2']] : [], JSON.stringify(call));
  }
});

test('everything is passed on first, as it is, and what the client gives or throws is its own', () => {
  const shelf = new FanShelf('Nordhavn');
  /** @type {any[]} */
  const passed = [];
  const client = (...call) => {
    passed.push([call, shelf.events.length]);
    return 'given';
  };
  Object.assign(client, { version: '2.17.2', queue: [['init', {}]], shouldAddScript: true });
  const own = withInsights(client, shelf);
  const event = { index: 'products', objectIDs: ['P-1'] };
  assert.equal(own('clickedObjectIDs', event, { headers: {} }), 'given');
  assert.deepEqual(passed, [[['clickedObjectIDs', event, { headers: {} }], 0]]);
  assert.equal(passed[0][0][1], event);
  assert.deepEqual([own.version, own.queue], ['2.17.2', [['init', {}]]]);
  own.shouldAddScript = false;
  assert.equal(client.shouldAddScript, false);

  const broken = withInsights(() => { throw new Error('theirs'); }, shelf);
  assert.throws(() => broken('clickedObjectIDs', event), /theirs/);
  assert.equal(shelf.events.length, 2);
});

test('events of other indices, such as guides, are none of products', () => {
  const shelf = new FanShelf('Nordhavn');
  const own = withInsights(null, shelf, { indices: ['products'] });
  own('clickedObjectIDs', { index: 'guides', objectIDs: ['G-1'] });
  own('clickedObjectIDs', { index: 'products', objectIDs: ['P-1'] });
  assert.deepEqual(told(shelf), [['select_item', 'P-1']]);
});

test('what is named by its objectID is found in the lists given, and else described bare', async () => {
  const shelf = new FanShelf('Nordhavn');
  const describe = (hit) => ({ item_id: `sku-${hit.objectID}`, item_brand: hit.brand });
  const client = withReshelf(fakeClient(indices), shelf, { describe });
  const own = withInsights(undefined, shelf, { describe });
  for (const page of [0, 1]) {
    await client.search([{ indexName: 'products_price_asc', params: { hitsPerPage: 20, page } }]);
  }
  await client.search([{ indexName: 'guides', params: {} }]);
  const cheapest = products(120).sort((one, other) => one.price - other.price)[0];
  own('clickedObjectIDs', { index: 'products_price_asc', objectIDs: [cheapest?.objectID, 'P-unknown'] });
  assert.deepEqual(shelf.events.at(-1).items, [
    { item_id: `sku-${cheapest?.objectID}`, item_brand: cheapest?.brand },
    { item_id: 'sku-P-unknown', item_brand: undefined },
  ]);
});

test('where two indices have the same objectIDs, an event’s own index tells which is meant', async () => {
  const shelf = new FanShelf('Nordhavn');
  const shared = { products: [{ objectID: '1', name: 'Tent' }], guides: [{ objectID: '1', name: 'Tents' }] };
  const client = withReshelf(fakeClient(shared), shelf);
  const own = withInsights(undefined, shelf);
  await client.search([{ indexName: 'products', params: {} }, { indexName: 'guides', params: {} }]);
  own('clickedObjectIDs', { index: 'products', objectIDs: ['1'] });
  own('clickedObjectIDs', { objectIDs: ['1'] });
  const clicked = shelf.events.filter(({ event }) => event === 'select_item');
  assert.deepEqual(clicked.map(({ items }) => items[0].item_name), ['Tent', 'Tents']);
});

test('a click on a list that has not settled shows it first, and it is not shown again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const shelf = new FanShelf('Nordhavn');
  const client = withReshelf(fakeClient(indices), shelf, { window: 100 });
  const own = withInsights(undefined, shelf);
  const { results } = await client.search([{ indexName: 'products', params: { query: 'tent', hitsPerPage: 5 } }]);
  own('clickedObjectIDs', { index: 'products', objectIDs: [results[0].hits[2].objectID] });
  mock.timers.tick(5000);
  const lengths = shelf.events.map(({ event, items }) => [event, items?.length]);
  assert.deepEqual(lengths, [['search', undefined], ['view_item_list', 5], ['select_item', 1]]);
});

test('where describing fails the event is passed on and left out', async () => {
  const shelf = new FanShelf('Nordhavn');
  const own = withInsights(() => 'given', shelf, { describe: () => { throw new Error('no'); } });
  await warnings(() => assert.equal(own('clickedObjectIDs', { objectIDs: ['P-1'] }), 'given'));
  assert.deepEqual(shelf.events, []);
});

test('a real shelf learns the brand from clicks that name objectIDs alone', async () => {
  const own = await realShelf();
  const client = withReshelf(fakeClient(indices), own);
  const insights = withInsights(undefined, own);
  const { results } = await client.search([{ indexName: 'products', params: { query: 'nordhavn', hitsPerPage: 20 } }]);
  for (const { objectID } of results[0].hits.slice(0, 3)) {
    insights('clickedObjectIDsAfterSearch', { index: 'products', objectIDs: [objectID] });
  }
  const profile = own.profile();
  assert.equal(profile.choices, 3);
  assert.ok(profile.topics.some(({ feature, value }) => feature === 'item_brand' && value === 'Nordhavn'));
});
