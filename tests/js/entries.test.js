// That one bad entry costs itself alone, in lists, events and adapters.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withInsights, withReshelf } from '../../pkg/instantsearch.js';
import { random as chance } from './support/random.js';
import { lookAtThree, shelf, shoe, shoes, warnings } from './support/shelf.js';

const throwing = (/** @type {object} */ item, /** @type {string} */ field) =>
  Object.defineProperty({ ...item }, field, { enumerable: true, get: () => { throw new Error(`no ${field} today`); } });
const hostile = new Proxy({}, { get: () => { throw new Error('do not touch'); } });

/** What stands among products, and cannot be named. */
const UNNAMED = [
  undefined, null, {}, { item_name: 'no id' }, { type: 'banner', id: 'b1', title: 'Sale' }, { item_id: '' }, { item_id: null },
  { item_id: NaN }, { item_id: {} }, { item_id: [] }, { item_id: true }, { item_id: 'x'.repeat(600) }, { item_id: '靴'.repeat(200) },
  throwing({ item_name: 'Trail shoe' }, 'item_id'), hostile, 7, 'text', () => {},
];

/** What is wrong with one field alone. @type {((item: any) => object)[]} */
const WRONG = [
  (item) => ({ ...item, price: -8.9 }),
  (item) => ({ ...item, price: 1e300 }),
  (item) => ({ ...item, price: { nothing: 1 } }),
  (item) => ({ ...item, price: Symbol('price') }),
  (item) => throwing(item, 'price'),
  (item) => ({ ...item, embedding: Array.from({ length: 768 }, () => 0.1) }),
  (item) => ({ ...item, embedding: [1, NaN] }),
  (item) => ({ ...item, embedding: [1e300] }),
  (item) => ({ ...item, embedding: 'text' }),
  (item) => ({ ...item, embedding: [Symbol('one')] }),
  (item) => throwing(item, 'embedding'),
  (item) => ({ ...item, item_variant: { name: 'red' } }),
  (item) => ({ ...item, item_variant: [null, undefined, {}, []] }),
  (item) => ({ ...item, quantity: 'many' }),
  (item) => throwing(item, 'quantity'),
];

/** @param {Uint32Array} order of a list, as one of the longer list in which its items are these @param {number[]} named @param {number} length */
function among(order, named, length) {
  const whole = Array.from({ length }, (_, index) => index);
  named.forEach((index, place) => (whole[index] = named[order[place]]));
  return whole;
}

async function ofNordhavn() {
  const own = await shelf();
  lookAtThree(own);
  return own;
}

test('an entry that cannot be named stays where the server put it, and the others are ordered as without it', async () => {
  const { number } = chance(19);
  for (const [n, odd] of [...UNNAMED, 'several'].entries()) {
    const clean = shoes(24);
    const items = clean.slice();
    const odds = odd === 'several' ? UNNAMED : [odd];
    for (const one of odds) items.splice(number(items.length + 1), 0, /** @type {any} */ (one));
    const named = items.flatMap((item, index) => (clean.includes(item) ? [index] : []));
    assert.equal(items.length - named.length, odds.length);

    const said = await warnings(async () => {
      const ranked = (await ofNordhavn()).rerank({ items, query: 'shoes' });
      const without = (await ofNordhavn()).rerank({ items: clean, query: 'shoes' });
      assert.equal(ranked.personalised, true);
      assert.deepEqual([...ranked.order], among(without.order, named, items.length), `entry ${n}`);
      ranked.items.forEach((item, place) => assert.equal(item, items[ranked.order[place]]));
    });
    assert.equal(said.length, 1);
    assert.match(said[0], /^reshelf: items\[\d+\]: .*\. It stays where the server put it\.$/);
  }
});

test('what is wrong with one field costs that field', async () => {
  for (const [n, wrong] of WRONG.entries()) {
    await warnings(async () => {
      const items = shoes(24);
      items[7] = /** @type {any} */ (wrong(items[7]));
      const ranked = (await ofNordhavn()).rerank({ items, query: 'shoes' });
      assert.equal(ranked.personalised, true, `${n}`);
      assert.equal(new Set(ranked.items).size, 24);

      const plain = shoes(24);
      const { price, ...rest } = plain[7];
      plain[7] = /** @type {any} */ (n < 5 ? rest : plain[7]);
      assert.deepEqual(ranked.order, (await ofNordhavn()).rerank({ items: plain, query: 'shoes' }).order, `${n}`);
    });
  }
});

test('pins, maxShift, diversity and teams hold among entries that cannot be named', async () => {
  const { number } = chance(20);
  for (let round = 0; round < 30; round++) {
    const items = shoes(30);
    for (let odd = 0; odd < 1 + round % 5; odd++) items.splice(number(items.length), 0, /** @type {any} */ (UNNAMED[odd]));
    await warnings(async () => {
      for (const maxShift of [0, 1, 2, 5, 40]) {
        const { order } = (await ofNordhavn()).rerank({ items, maxShift });
        order.forEach((from, to) => assert.ok(Math.abs(from - to) <= maxShift, `${from} to ${to}`));
      }
      const own = await ofNordhavn();
      const pinned = own.rerank({ items, pinned: (item, index) => index === 9 || item.item_id === 'shoe-20' });
      assert.equal(pinned.items[9], items[9]);
      assert.equal(pinned.items.findIndex((item) => item?.item_id === 'shoe-20'), items.findIndex((item) => item?.item_id === 'shoe-20'));
      const mixed = own.rerank({ items, interleave: true, refresh: true });
      assert.equal(mixed.teams?.length, items.length);
      items.forEach((item, index) => {
        const isOdd = !Object(item).item_id;
        assert.equal(mixed.items[index] === item && mixed.teams?.[index] === 'pinned', isOdd || mixed.teams?.[index] === 'pinned');
      });
    });
  }
});

test('rerank and view_item_list read the same of one list', async () => {
  const items = shoes(12);
  items.splice(0, 0, /** @type {any} */ ({ type: 'banner', id: 'b1', name: 'Sale' }));
  items.splice(5, 0, /** @type {any} */ (undefined), /** @type {any} */ ({ ...shoe(90), embedding: new Float32Array(768) }));
  await warnings(async () => {
    const own = await ofNordhavn();
    const ranked = own.rerank({ items, query: 'shoes' });
    assert.equal(own.observe({ event: 'view_item_list', items: ranked.items }), true);
    assert.equal(own.counters().arms.personal.lists, 1);
    const place = ranked.items.findIndex((item) => item?.item_id === 'shoe-3');
    own.observe({ event: 'select_item', items: [{ item_id: 'shoe-3' }] });
    const { lists, chosen, reciprocalRanks } = own.counters().arms.personal;
    const products = ranked.items.slice(0, place).filter((item) => Object(item).item_id).length;
    assert.deepEqual([lists, chosen, reciprocalRanks], [1, 1, 1 / (products + 1)]);
    assert.deepEqual(own.rerank({ items: items.slice(1), query: 'shoes' }).items, ranked.items.slice(1), 'it is the same list without its banner');
  });
});

test('a line that cannot be read does not cost the event', async () => {
  for (const odd of [...UNNAMED, { item_id: 'COUPON', price: -8.9 }]) {
    const own = await shelf();
    await warnings(() => {
      const purchase = { transaction_id: `T-${Math.random()}`, items: [shoe(1), odd, shoe(2)] };
      assert.equal(own.observe({ event: 'purchase', ecommerce: purchase }), true);
    });
    const brands = own.profile().topics.filter(({ feature }) => feature === 'item_brand').map(({ value }) => value);
    assert.deepEqual(brands.sort(), [shoe(1).item_brand, shoe(2).item_brand].sort());
  }
});

test('a description that fails for one entry costs that one', async () => {
  const own = await shelf({ describe: (/** @type {any} */ hit) => ({ item_id: hit.maker.sku, item_brand: hit.maker.name }) });
  const hit = (/** @type {number} */ n) => ({ n, maker: { sku: `h${n}`, name: shoe(n).item_brand } });
  for (const n of [100, 104, 108]) own.observe({ event: 'view_item', items: [hit(n)] });
  const items = [{ banner: true }, ...Array.from({ length: 8 }, (_, n) => hit(n + 1))];
  await warnings(() => {
    const ranked = own.rerank({ items: /** @type {any[]} */ (items) });
    assert.equal(ranked.personalised, true);
    assert.equal(ranked.items[0], items[0]);
  });
});

test('InstantSearch drops what is no hit, and orders the rest', async () => {
  const hits = /** @type {any[]} */ (shoes(12).map(({ item_id, ...rest }) => ({ objectID: item_id, ...rest })));
  hits.splice(2, 0, { banner: true }, null);
  hits[6] = { ...hits[6], price: -1, embedding: new Array(768).fill(0.5) };
  const own = await ofNordhavn();
  const client = { search: async () => ({ results: [{ hits, nbHits: hits.length, page: 0, nbPages: 1, hitsPerPage: 14 }] }) };
  /** @type {any[]} */
  const observed = [];
  const listening = { ...own, rerank: (/** @type {any} */ asked) => own.rerank(asked), observe: (/** @type {any} */ event) => observed.push(event) };
  const said = await warnings(async () => {
    const wrapped = withReshelf(/** @type {any} */ (client), /** @type {any} */ (listening), { settle: 0 });
    const { results } = await wrapped.search([{ indexName: 'shoes', params: { query: 'shoes' } }]);
    const [{ hits: ordered }] = results;
    assert.deepEqual(ordered.slice(2, 4), hits.slice(2, 4));
    assert.equal(new Set(ordered).size, hits.length);
    assert.notDeepEqual(ordered, hits);
    await new Promise((shown) => setTimeout(shown, 20));
    const insights = withInsights(() => {}, /** @type {any} */ (listening), { describe: ({ name }) => ({ item_id: name.trim() }) });
    insights('clickedObjectIDs', { index: 'shoes', objectIDs: [hits[0].objectID, 'never-given'] });
  });
  const list = observed.find(({ event }) => event === 'view_item_list');
  assert.equal(list.items.length, hits.length - 2);
  assert.deepEqual(observed.at(-1).items.map(({ item_id }) => item_id), [hits[0].objectID]);
  assert.ok(said.every((line) => line.startsWith('reshelf: items[')), said.join('\n'));
});
