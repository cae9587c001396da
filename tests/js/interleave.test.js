import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lookAtThree, shelf, shoes } from './support/shelf.js';

test('an interleaved list holds both orders, comes back the same, and choices are learned as displayed', async () => {
  const own = await shelf();
  lookAtThree(own);
  const items = shoes(24);
  const personal = own.rerank({ items, query: 'shoes' }).order;
  const mixed = own.rerank({ items, query: 'shoes', interleave: true });
  assert.equal(mixed.arm, 'interleaved');
  assert.equal(mixed.teams?.length, 24);
  assert.deepEqual(new Set(mixed.items), new Set(items));
  assert.notDeepEqual(mixed.order, personal);
  assert.notDeepEqual(mixed.items, items);
  assert.deepEqual(own.rerank({ items, query: 'shoes', interleave: true }), mixed);
  mixed.items.forEach((item, place) => assert.equal(item, items[mixed.order[place]]));

  const stranger = await shelf();
  assert.equal(stranger.rerank({ items, interleave: true }).teams, undefined);
});
