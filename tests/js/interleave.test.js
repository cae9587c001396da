import assert from 'node:assert/strict';
import { test } from 'node:test';

import { coinsOf, teamDraft } from '../../pkg/team-draft.js';
import { lookAtThree, shelf, shoes } from './support/shelf.js';

const reversed = (count) => Uint32Array.from({ length: count }, (_, n) => count - 1 - n);

test('each picks the first that is left in its order, and both pick once a round', () => {
  for (let seed = 0; seed < 200; seed++) {
    const { order, teams } = teamDraft(reversed(7), new Uint32Array(), coinsOf('shoes', seed));
    assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5, 6]);
    for (let round = 0; round < 6; round += 2) assert.notEqual(teams[round], teams[round + 1]);
    teams.forEach((team, slot) => {
      const left = [0, 1, 2, 3, 4, 5, 6].filter((item) => !order.slice(0, slot).includes(item));
      assert.equal(order[slot], team === 'server' ? left[0] : left.at(-1));
    });
  }
});

test('what is pinned stays and is nobody’s', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { order, teams } = teamDraft(Uint32Array.of(0, 5, 4, 3, 2, 1), Uint32Array.of(0, 3), coinsOf('', seed));
    assert.deepEqual([order[0], order[3], teams[0], teams[3]], [0, 3, 'pinned', 'pinned']);
    assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5]);
    assert.equal(teams.filter((team) => team === 'personal').length, 2);
  }
});

test('coins are fair for each round, from shopper to shopper and from list to list', () => {
  const third = (text, seed) => {
    const coin = coinsOf(text, seed);
    return [coin(), coin(), coin()][2];
  };
  const heads = (all) => all.filter(Boolean).length;
  const shoppers = heads(Array.from({ length: 2_000 }, (_, n) => third('shoes', n * 7919)));
  const lists = heads(Array.from({ length: 2_000 }, (_, n) => third(`query ${n}`, 42)));
  // Four standard deviations of a fair coin.
  for (const count of [shoppers, lists]) assert.ok(Math.abs(count - 1_000) < 90, `${count}`);
});

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
