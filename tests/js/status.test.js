import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lookAtThree, shelf, shoes } from './support/shelf.js';

test('the status tells how it stands, and listeners hear of each change and each list', async () => {
  const own = await shelf();
  let changes = 0;
  /** @type {any[]} */
  const orders = [];
  own.on('change', () => changes++);
  own.on('order', (order) => orders.push(order));
  assert.deepEqual([own.status().ready, own.status().consent, own.status().lastOrder], [true, undefined, undefined]);
  const empty = own.status().keptBytes;

  lookAtThree(own);
  assert.equal(changes, 3);
  assert.ok(own.status().keptBytes > empty);
  const { items } = own.rerank({ items: shoes(24), query: 'shoes' });
  assert.equal(orders.length, 1);
  assert.deepEqual(own.status().lastOrder, orders[0]);
  assert.deepEqual([orders[0].query, orders[0].arm, orders[0].items], ['shoes', 'personal', items]);
  assert.ok(orders[0].milliseconds > 0);

  own.pause();
  assert.equal(own.status().paused, true);
  own.pause(false);
  own.forgetTopic(own.profile().topics[0]);
  await own.import(await own.export());
  await own.consent(false);
  await own.forget();
  assert.equal(changes, 9);
  assert.deepEqual([own.status().consent, own.status().keptBytes, own.status().lastOrder], [false, empty, undefined]);
});

test('more of a topic lifts what has it; of what is not known there is no more', async () => {
  const describe = (shoe) => ({ ...shoe, sole: shoe.item_id.endsWith('4') ? 'cork' : 'rubber' });
  const own = await shelf({ attributes: ['sole'] });
  lookAtThree(own, 'Nordhavn');
  lookAtThree(own, 'Fjell');
  own.observe({ event: 'view_item', items: [describe(shoes(1, 14)[0])] });
  for (const value of ['Fjell', 'sole: cork']) {
    const topic = () => own.profile().topics.find((one) => one.value === value);
    const before = topic();
    assert.ok(before, value);
    assert.equal(own.moreOf(before), true);
    assert.ok((topic()?.share ?? 0) > before.share, value);
    assert.equal(own.moreOf(before.topic), true);
  }
  assert.equal(own.profile().topics.find(({ feature }) => feature === 'item_brand')?.value, 'Fjell');
  assert.equal(own.moreOf('no such topic'), false);
});
