import assert from 'node:assert/strict';
import { test } from 'node:test';

import { countedOf, countersOf } from '../../pkg/counters.js';
import { lookAtThree, shelf, shoes } from './support/shelf.js';

const none = { lists: 0, chosen: 0, choices: 0, reciprocalRanks: 0 };

test('a list counts once it is shown, its choices once each, its first by its displayed position', async () => {
  const own = await shelf();
  lookAtThree(own);
  const first = own.rerank({ items: shoes(24), query: 'flashed by' });
  assert.equal(own.counters().arms.personal.lists, 0);
  const { items } = own.rerank({ items: shoes(24), query: 'shoes' });
  own.observe({ event: 'view_item_list', items });
  own.observe({ event: 'view_item_list', items });
  own.observe({ event: 'select_item', items: [items[3]] });
  own.observe({ event: 'view_item', items: [items[3]] });
  own.observe({ event: 'add_to_cart', items: [items[3]] });
  own.observe({ event: 'add_to_cart', items: [items[9]] });
  own.observe({ event: 'purchase', items: [{ item_id: 'from elsewhere' }] });
  const { arms } = own.counters();
  assert.deepEqual(arms.personal, { lists: 1, chosen: 1, choices: 2, reciprocalRanks: 1 / 4 });
  assert.deepEqual([arms.server, arms.holdout, arms.interleaved], [none, none, none]);
  assert.equal(first.arm, 'personal');
});

test('a list that comes up again is the same list', async () => {
  const own = await shelf();
  lookAtThree(own);
  for (let again = 0; again < 3; again++) {
    const { items } = own.rerank({ items: shoes(24), query: 'shoes' });
    own.observe({ event: 'select_item', items: [items[1]] });
  }
  assert.deepEqual(own.counters().arms.personal, { lists: 1, chosen: 1, choices: 1, reciprocalRanks: 1 / 2 });
});

test('the server’s lists of strangers and of who is held out are counted apart', async () => {
  const own = await shelf({ holdout: { id: 'a', share: 1 } });
  const choose = (query) => own.observe({ event: 'select_item', items: [own.rerank({ items: shoes(9), query }).items[0]] });
  choose('as a stranger');
  choose('as somebody known');
  const { server, holdout, personal } = own.counters().arms;
  assert.deepEqual([server.lists, holdout.lists, personal.lists], [1, 1, 0]);
});

test('a shopper of whom the personal order is right wins the interleaving for it', async () => {
  const own = await shelf();
  lookAtThree(own, 'Tind');
  for (let n = 0; n < 30; n++) {
    const { items } = own.rerank({ items: shoes(24, n * 24), query: `list ${n}`, interleave: true });
    own.observe({ event: 'select_item', items: [items.find(({ item_brand }) => item_brand === 'Tind')] });
  }
  const { personal, server } = own.counters().interleaving;
  assert.ok(personal > 2 * server, `${personal} to ${server}`);
});

test('counters are the caller’s own copy, are exported, and are forgotten with the rest', async () => {
  const own = await shelf();
  own.observe({ event: 'select_item', items: [own.rerank({ items: shoes(9) }).items[0]] });
  const counters = own.counters();
  counters.arms.server.lists = 99;
  assert.equal(own.counters().arms.server.lists, 1);
  assert.deepEqual((await own.export()).counters, own.counters());
  await own.forget();
  assert.deepEqual(own.counters().arms.server, none);
  assert.ok(own.counters().since > counters.since);
});

test('what was stored is what the core counted, and what cannot be one is no number', () => {
  const counted = Float64Array.from({ length: 23 }, (_, n) => n + 0.5);
  const counters = countersOf(7, counted);
  assert.equal(counters.since, 7);
  assert.deepEqual(counters.arms.server, { lists: 4.5, chosen: 5.5, choices: 6.5, reciprocalRanks: 7.5 });
  assert.deepEqual(counters.interleaving, { personal: 20.5, server: 21.5, ties: 22.5 });
  assert.deepEqual(countedOf(counters), counted);
  const { crowd, ...before } = counters.arms;
  assert.deepEqual(countedOf({ ...counters, arms: before }).slice(16, 20), new Float64Array(4), 'what was counted before there was that arm');
  for (const wrong of [{}, { arms: null }, { arms: { server: 7 } }, 'counters']) {
    assert.ok([...countedOf(wrong)].some(Number.isNaN), JSON.stringify(wrong));
  }
});
