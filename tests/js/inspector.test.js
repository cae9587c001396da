// The inspector where there is no page, and what it works out by itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { defineInspector } from '../../pkg/inspector.js';
import { GROUPS, parts, total } from '../../pkg/inspector/groups.js';
import { ownFiles } from '../../pkg/inspector/requests.js';
import { bytes, duration, withSign } from '../../pkg/inspector/words.js';
import { lookAtThree, shelf, shoes } from './support/shelf.js';

test('on a server nothing is defined, and nothing goes wrong', () => {
  assert.equal(defineInspector(), false);
});

test('the parts of a score add up to the shares of its reasons, the largest first', async () => {
  const own = await shelf();
  lookAtThree(own);
  const { items } = own.rerank({ items: shoes(24), query: 'trail shoes' });
  for (const item of items) {
    const reasons = own.why(item);
    const split = parts(reasons);
    assert.ok(Math.abs(total(split) - total(reasons)) < 0.005 * reasons.length);
    const sizes = split.map(({ share }) => Math.abs(share));
    assert.deepEqual(sizes, [...sizes].sort((one, other) => other - one));
    for (const { group, words } of split) assert.equal(words, GROUPS[group], `${group} has its words`);
  }
  await own.dispose();
});

test('a group of which nothing is known keeps its name', () => {
  const reason = { feature: '', value: '', text: '' };
  const split = parts([{ ...reason, group: 'new', share: 0.5 }, { ...reason, group: 'price', share: 0.001 }]);
  assert.deepEqual(split, [{ group: 'new', words: 'new', share: 0.5 }]);
});

test('reshelf’s files are told from the shop’s', () => {
  const asked = (/** @type {string[]} */ ...paths) =>
    paths.map((path) => ({ address: `https://shop.example${path}`, kind: 'Scripts', at: 0, end: 0 }));
  const own = (/** @type {string[]} */ paths, /** @type {string[]} */ bases = []) => {
    const all = asked(...paths);
    const isOwn = ownFiles(all, bases);
    return all.filter(({ address }) => isOwn(address)).map(({ address }) => new URL(address).pathname);
  };
  const unbundled = ['/app.js', '/lib/reshelf/index.js', '/lib/reshelf/wasm/core.js', '/lib/other.js'];
  assert.deepEqual(own(unbundled), ['/lib/reshelf/index.js', '/lib/reshelf/wasm/core.js']);
  assert.deepEqual(own(['/worker.js', '/assets/app-1a2b.js', '/assets/core_bg-3c4d.wasm', '/assets/trainer_bg.9f.wasm', '/assets/reshelf.crowd-B_x-7.js']), [
    '/assets/core_bg-3c4d.wasm',
    '/assets/trainer_bg.9f.wasm',
    '/assets/reshelf.crowd-B_x-7.js',
  ]);
  // Beside a bundle the modules may lie at the root: the shop's files there are the shop's.
  assert.deepEqual(own(['/wasm/core_bg.wasm', '/wasm/worker.js', '/app.js']), ['/wasm/core_bg.wasm', '/wasm/worker.js']);
  assert.deepEqual(own(['/vendor/a.js', '/b.js'], ['https://shop.example/vendor/']), ['/vendor/a.js']);
});

test('numbers in words', () => {
  assert.deepEqual([bytes(1), bytes(940), bytes(12_400)], ['1 byte', '940 bytes', '12.4 KB']);
  assert.deepEqual([withSign(0.254), withSign(-1), duration(4200), duration(180_000)], ['+0.25', '−1.00', '4 s', '3 min']);
});
