import assert from 'node:assert/strict';
import { test } from 'node:test';

import { coreMemory } from './support/core-memory.js';
import { lookAtThree, shelf, shoes, warnings } from './support/shelf.js';

test('the profile tells the topics, and forgetting one takes its acts with it', async () => {
  const own = await shelf();
  lookAtThree(own);
  const [topic] = own.profile().topics.filter(({ feature }) => feature === 'item_brand');
  assert.equal(topic?.value, 'Nordhavn');
  assert.ok(topic.share > 0.99);
  assert.equal(own.forgetTopic(topic), 3);
  assert.equal(own.profile().acts, 0);
  assert.equal(own.forgetTopic('no such topic'), 0);
});

test('the profile says where the prices chosen stand in their lists', async () => {
  for (const [dear, expected] of [[false, (percentile) => percentile < 0.2], [true, (percentile) => percentile > 0.8]]) {
    const own = await shelf();
    assert.equal(own.profile().pricePercentile, undefined);
    for (let n = 0; n < 5; n++) {
      const { items } = own.rerank({ items: shoes(24, 24 * n), query: `list ${n}` });
      const byPrice = items.toSorted((one, other) => one.price - other.price);
      own.observe({ event: 'view_item_list', items });
      own.observe({ event: 'select_item', items: [byPrice[dear ? 22 : 1]] });
    }
    assert.ok(expected(own.profile().pricePercentile), `${own.profile().pricePercentile}`);
  }
});

test('reasons come with the brand, and none after the server’s order', async () => {
  const own = await shelf();
  const items = shoes(24);
  assert.deepEqual(own.why(items[0]), []);
  lookAtThree(own);
  own.rerank({ items });
  const reasons = own.why(items[0]);
  const brand = reasons.find(({ feature }) => feature === 'item_brand');
  assert.equal(brand?.group, 'attributes');
  assert.equal(brand?.value, 'Nordhavn');
  assert.ok(reasons.every(({ share, text }) => Number.isFinite(share) && text.length > 0));
  assert.deepEqual(own.why(items[0].item_id), reasons);
  assert.deepEqual(own.why('unknown'), []);
});

test('what is exported comes back, here and elsewhere, as an object and as text', async () => {
  const own = await shelf();
  lookAtThree(own);
  const exported = await own.export();
  assert.equal(exported.format, 'reshelf');
  const order = own.rerank({ items: shoes(24), query: 'a' }).order;
  for (const data of [exported, JSON.stringify(exported)]) {
    const other = await shelf();
    assert.equal(await other.import(data), true);
    assert.equal(other.profile().acts, 3);
    assert.deepEqual(other.rerank({ items: shoes(24), query: 'a' }).order, order);
  }
});

test('what cannot be read is not imported, and what is known stays', async () => {
  const own = await shelf();
  lookAtThree(own);
  const { snapshot } = await own.export();
  const damaged = snapshot.slice(0, 40) + (snapshot[40] === 'A' ? 'B' : 'A') + snapshot.slice(41);
  for (const data of ['', 'no json', '{}', { snapshot: '' }, { snapshot: damaged }, null, { snapshot: '%%%' }]) {
    await warnings(async () => assert.equal(await own.import(/** @type {any} */ (data)), false, JSON.stringify(data)));
    assert.equal(own.profile().acts, 3);
  }
});

test('forgetting restores the server’s order', async () => {
  const own = await shelf();
  lookAtThree(own);
  const items = shoes(24);
  assert.equal(own.rerank({ items, query: 'shoes' }).personalised, true);
  await own.forget();
  assert.deepEqual(own.rerank({ items, query: 'shoes' }).items, items);
  assert.deepEqual(own.why(items[0]), []);
  assert.equal(own.profile().acts, 0);
});

test('a shop’s model that is refused leaves the one that ships', async () => {
  const said = await warnings(async () => {
    const own = await shelf({ model: new Uint8Array([1, 2, 3]) });
    lookAtThree(own);
    assert.equal(own.rerank({ items: shoes(9) }).personalised, true);
  });
  assert.match(said.join(), /no usable model/);
});

test('after dispose the server’s order stands and nothing is thrown', async () => {
  const own = await shelf();
  lookAtThree(own);
  /** @type {unknown[]} */
  const dataLayer = [];
  own.connect(dataLayer);
  await own.dispose();
  assert.ok(!Object.hasOwn(dataLayer, 'push'));
  assert.deepEqual(own.rerank({ items: shoes(9) }).items, shoes(9));
  assert.equal(own.observe({ event: 'view_item', items: shoes(1) }), false);
  assert.equal((await own.learn()).status, 'unavailable');
  await own.dispose();
});

test('a thousand shelves made and disposed of leave nothing behind', async () => {
  const memory = await coreMemory();
  const once = async () => {
    const own = await shelf();
    lookAtThree(own);
    own.rerank({ items: shoes(24) });
    await own.dispose();
  };
  for (let n = 0; n < 50; n++) await once();
  const before = memory.buffer.byteLength;
  for (let n = 0; n < 1000; n++) await once();
  assert.equal(memory.buffer.byteLength, before);
});
