import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { bucketOf } from '../../pkg/index.js';
import { lookAtThree, shelf, shoes, warnings } from './support/shelf.js';

test('a bucket is the start of SHA-256, as anyone can compute it', async () => {
  for (const [id, experiment] of [['customer-17', undefined], ['customer-17', 'autumn'], ['Ærø', 'a:b']]) {
    const digest = createHash('sha256').update(`${experiment ?? 'reshelf'}:${id}`).digest();
    assert.equal(await bucketOf(id, experiment), digest.readUInt32BE(0) / 2 ** 32);
  }
});

test('buckets are spread evenly, and anew in each experiment', async () => {
  const ids = Array.from({ length: 4_000 }, (_, n) => `customer-${n}`);
  const below = async (experiment) => {
    const buckets = await Promise.all(ids.map((id) => bucketOf(id, experiment)));
    return new Set(ids.filter((_, n) => buckets[n] < 0.25));
  };
  const [one, other] = [await below('one'), await below('other')];
  const both = [...one].filter((id) => other.has(id)).length;
  // Four standard deviations of a fair draw.
  assert.ok(Math.abs(one.size - 1_000) < 110, `${one.size}`);
  assert.ok(Math.abs(both - 250) < 62, `${both}`);
});

test('who is held out keeps the server’s order, and everything else goes on', async () => {
  const own = await shelf({ holdout: { id: 'customer-17', share: 1 } });
  assert.equal(own.heldOut, true);
  assert.equal(own.rerank({ items: shoes(24), query: 'before' }).arm, 'server');
  lookAtThree(own);
  const ranked = own.rerank({ items: shoes(24), query: 'shoes' });
  assert.deepEqual(ranked.items, shoes(24));
  assert.deepEqual([ranked.personalised, ranked.arm], [false, 'holdout']);
  assert.equal(own.profile().acts, 3);
  assert.deepEqual(own.why(shoes(1)[0]), []);

  const other = await shelf({ holdout: { id: 'customer-17', share: 0 } });
  lookAtThree(other);
  assert.equal(other.heldOut, false);
  assert.equal(other.rerank({ items: shoes(24) }).arm, 'personal');
});

test('a holdout that cannot be used holds nobody out and says why', async () => {
  for (const holdout of [{ id: '', share: 1 }, { share: 1 }, { id: 'a', share: 2 }, { id: 'a', share: NaN }, { id: 7, share: 1 }]) {
    const said = await warnings(async () => {
      const own = await shelf({ holdout });
      lookAtThree(own);
      assert.equal(own.rerank({ items: shoes(24) }).personalised, true);
    });
    assert.match(said.join(), /^reshelf: holdout\.(id|share) is .*Nobody is held out\.$/);
  }
});
