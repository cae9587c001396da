import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { createReshelf, startReshelf } from '../../pkg/index.js';
import { createReshelf as createSlim } from '../../pkg/slim.js';
import { clock, lookAtThree, shoe, shoes, warnings } from './support/shelf.js';

const start = (options = {}) => startReshelf({ now: clock.now, autoLearn: false, ...options });

test('before it is ready lists keep the server’s order, and events wait with the time at which they came', async () => {
  let at = 1_000_000;
  const own = start({ now: () => at });
  assert.equal(own.ready, false);
  lookAtThree(own);
  const early = own.rerank({ items: shoes(24), query: 'shoes' });
  assert.deepEqual(early.items, shoes(24));
  assert.equal(early.personalised, false);
  at += 60_000;
  assert.equal(await own.whenReady, true);
  assert.equal(own.ready, true);
  assert.equal(own.profile().acts, 3);
  assert.equal(own.rerank({ items: shoes(24), query: 'shoes' }).personalised, true, 'the early list is not held against it');

  const late = start({ now: () => at });
  await late.whenReady;
  at -= 60_000;
  lookAtThree(late);
  at += 60_000;
  assert.deepEqual(
    late.rerank({ items: shoes(24), query: 'shoes' }).order,
    own.rerank({ items: shoes(24), query: 'shoes' }).order,
  );
});

test('of the events that wait one that cannot be used is left out, and only so many wait', async () => {
  const own = start();
  own.observe({ event: 'view_item', items: [{ item_name: 'no id' }] });
  for (let n = 0; n < 100; n++) own.observe({ event: 'view_item', items: [shoe(n)] });
  const said = await warnings(() => own.whenReady);
  assert.equal(own.profile().acts, 63);
  assert.match(said.join(), /item_id/);
});

test('disposed of before it is ready, it never gets ready', async () => {
  const own = start();
  await own.dispose();
  assert.equal(await own.whenReady, false);
  assert.equal(own.ready, false);
  assert.equal(own.observe({ event: 'view_item', items: [shoe(1)] }), false);
});

test('options that make no sense are no reason to throw', async () => {
  for (const options of [null, {}, { attributes: 'colour' }, { describe: undefined, holdout: null }, { modules: {} }]) {
    const own = startReshelf(/** @type {any} */ (options));
    assert.equal(await own.whenReady, true, JSON.stringify(options));
    await own.dispose();
  }
});

test('the slim entry orders as the full one does, with the core that the shop brings', async () => {
  const bytes = readFile(new URL('../../pkg/wasm/core_bg.wasm', import.meta.url));
  const orders = [];
  for (const create of [createSlim, createReshelf]) {
    const own = await create({ modules: { core: bytes }, now: () => 1_000_000 });
    lookAtThree(own);
    orders.push(own.rerank({ items: shoes(24) }).order);
  }
  assert.notDeepEqual([...orders[0]], [...orders[0].keys()]);
  assert.deepEqual(orders[0], orders[1]);
});
