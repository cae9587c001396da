import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lookAtThree, shelf, shoe, shoes, warnings } from './support/shelf.js';

/** @param {{ item_brand: string }[]} items @param {string} brand */
const meanPlace = (items, brand) => {
  const places = items.flatMap((item, place) => (item.item_brand === brand ? [place] : []));
  return places.reduce((sum, place) => sum + place, 0) / places.length;
};

test('a stranger gets the server’s order, in a list of its own', async () => {
  const items = shoes(24);
  const ranked = (await shelf()).rerank({ items, query: 'shoes' });
  assert.deepEqual(ranked.items, items);
  assert.notEqual(ranked.items, items);
  assert.deepEqual([...ranked.order], [...items.keys()]);
  assert.equal(ranked.personalised, false);
});

test('an order has every one of the caller’s own objects once', async () => {
  const own = await shelf();
  lookAtThree(own);
  const items = shoes(24);
  const ranked = own.rerank({ items, query: 'shoes' });
  assert.equal(ranked.personalised, true);
  assert.equal(new Set(ranked.items).size, 24);
  ranked.items.forEach((item, place) => assert.equal(item, items[ranked.order[place]]));
  assert.notDeepEqual(ranked.items, items);
});

test('three looks at one brand lift that brand', async () => {
  for (const brand of ['Nordhavn', 'Tind']) {
    const own = await shelf();
    lookAtThree(own, brand);
    const items = shoes(24);
    assert.ok(meanPlace(own.rerank({ items }).items, brand) < meanPlace(items, brand), brand);
  }
});

test('a list keeps its order within a visit, unless a fresh one is asked for', async () => {
  const own = await shelf();
  lookAtThree(own, 'Fjell');
  const items = shoes(24);
  const first = own.rerank({ items, query: 'shoes' });
  lookAtThree(own, 'Tind');
  assert.deepEqual(own.rerank({ items: shoes(24), query: 'Shoes' }).order, first.order);
  assert.notDeepEqual(own.rerank({ items, query: 'shoes', refresh: true }).order, first.order);
});

test('pins, maxShift, strength and diversity hold', async () => {
  const own = await shelf();
  lookAtThree(own);
  const items = shoes(40);
  const pinned = own.rerank({ items, pinned: [0, 5, 99, -1, 1.5] }).items;
  assert.equal(pinned[0], items[0]);
  assert.equal(pinned[5], items[5]);
  const sponsored = own.rerank({ items, pinned: (item) => item.item_id === 'shoe-7' }).items;
  assert.equal(sponsored[7], items[7]);
  own.rerank({ items, maxShift: 2 }).order.forEach((from, to) => assert.ok(Math.abs(from - to) <= 2));
  assert.deepEqual(own.rerank({ items, maxShift: 0 }).items, items);
  assert.deepEqual(own.rerank({ items, strength: 0 }).items, items);
  assert.deepEqual(own.rerank({ items, strength: -3 }).items, items);
  const left = own.rerank({ items }).items;
  assert.deepEqual(own.rerank({ items, pinned: null, maxShift: null, strength: null, query: null }).items, left, 'null is left out');
  const diverse = own.rerank({ items, diversity: { by: 'item_brand', run: 1 } }).items;
  diverse.slice(1).forEach((item, n) => assert.notEqual(item.item_brand, diverse[n].item_brand));
});

test('a shop’s own objects are read through describe, its own fields by name', async () => {
  const describe = (hit) => ({ item_id: hit.objectID, item_name: hit.title, price: hit.cents / 100, sole: hit.sole });
  const own = await shelf({ describe, attributes: ['sole'] });
  const hit = (n) => ({ objectID: `h${n}`, title: `Shoe ${n}`, cents: 5000, sole: n % 3 ? ['rubber', 'cork'] : 'leather' });
  for (const n of [102, 105, 108]) own.observe({ event: 'view_item', items: [hit(n)] });
  const hits = Array.from({ length: 12 }, (_, n) => hit(n));
  const ranked = own.rerank({ items: hits });
  assert.equal(ranked.personalised, true);
  assert.ok(own.profile().topics.some((topic) => topic.value === 'sole: leather'), JSON.stringify(own.profile()));
  assert.ok(own.why(hits[0]).length > 0);
});

test('whatever is wrong with a whole list, its order stands, nothing is thrown, and one warning says why', async () => {
  const items = shoes(12);
  const wrong = [
    { items: Array.from({ length: 10_001 }, () => shoe(1)) },
    { items, strength: NaN },
    { items, diversity: { by: 'item_brand', run: 0 } },
    { items, pinned: () => { throw new Error('no slots today'); } },
  ];
  for (const asked of wrong) {
    const { items } = asked;
    const own = await shelf();
    lookAtThree(own);
    /** @type {any[]} */
    const told = [];
    own.on('warning', (warning) => told.push(warning));
    const said = await warnings(() => {
      for (let again = 0; again < 2; again++) {
        const ranked = own.rerank(asked);
        assert.deepEqual(ranked.items, items);
        assert.equal(ranked.personalised, false);
      }
    });
    assert.equal(said.length, 1);
    assert.match(said[0], /^reshelf: .*server's order stands/);
    assert.equal(told.length, 2);
    assert.equal(told[0].name, 'ReshelfError');
    assert.equal(own.rerank({ items: shoes(5) }).personalised, true);
  }
});

test('a refusal carries what was wrong, where, and what was allowed', async () => {
  const own = await shelf();
  /** @type {any} */
  let told;
  own.on('warning', (warning) => (told = warning));
  await warnings(() => own.rerank({ items: [shoe(0), { ...shoe(1), price: -5 }] }));
  assert.equal(told.code, 'out-of-range');
  assert.deepEqual({ ...told.data }, { field: 'price', got: -5, allowed: 'a finite number, 0 or more', index: 1 });
  assert.match(told.message, /^items\[1\]: price is -5, allowed is a finite number/);
});

test('no list at all is an empty one', async () => {
  const own = await shelf();
  for (const items of [[], undefined, null, 7, 'ab']) {
    await warnings(() => assert.deepEqual(own.rerank({ items }).items, []));
  }
  await warnings(() => assert.deepEqual(own.rerank().items, []));
});

test('texts in any script and of any length cross whole', async () => {
  const own = await shelf();
  const strange = ['Ærø', '靴', '👟👟', 'e\u0301', '\ud800 alone', '\u001f\u0000', 'x'.repeat(2000)];
  const items = strange.map((text, n) => ({ item_id: `${text.slice(0, 20)}${n}`, item_name: text, item_brand: text }));
  for (const item of items) own.observe({ event: 'view_item', items: [item] });
  assert.equal(own.profile().acts, strange.length);
  const brands = own.profile().topics.filter((topic) => topic.feature === 'item_brand').map((topic) => topic.value);
  for (const text of ['Ærø', '靴', '👟👟']) assert.ok(brands.includes(text), brands.join());
  assert.equal(own.rerank({ items }).personalised, true);
});
