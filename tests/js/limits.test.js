// That what is too large is cut or refused before the core's memory grows for it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import * as limits from '../../pkg/limits.js';
import { coreMemory } from './support/core-memory.js';
import { lookAtThree, shelf, shoe, shoes, warnings } from './support/shelf.js';

test('the bounds are those of the core', async () => {
  const core = await readFile(new URL('../../src/limits.rs', import.meta.url), 'utf8');
  let held = 0;
  for (const [name, limit] of Object.entries(limits)) {
    if (typeof limit === 'function') continue;
    const [, what, max = ''] = core.match(new RegExp(`const ${name}: Limit = Limit \\{ what: "([^"]+)", max: ([\\d_* ]+) \\}`)) ?? [];
    const most = max.replaceAll('_', '').split('*').map(Number).reduce((one, other) => one * other);
    assert.deepEqual(limit, typeof limit === 'number' ? most : { what, max: most }, name);
    held++;
  }
  assert.equal(held, 8);
});

test('whatever is passed, the core’s memory stays as it was, and the words are the same', async () => {
  const own = await shelf();
  const memory = await coreMemory();
  lookAtThree(own);
  own.rerank({ items: shoes(100) });
  const huge = 'shoe '.repeat(4_000_000);
  const id = 'x'.repeat(80_000_000);
  /** @type {string[]} */
  const said = [];
  own.on('warning', ({ message, code, data }) => void said.push(`${code}: ${message} ${JSON.stringify(data)}`));
  const before = memory.buffer.byteLength;
  await warnings(async () => {
    own.rerank({ items: shoes(24), query: huge, diversity: { by: huge, run: 2 } });
    own.observe({ event: 'search', search_term: huge });
    own.observe({ event: 'view_item', items: [{ ...shoe(1), item_name: huge, item_brand: [huge, huge] }] });
    assert.deepEqual(said, []);
    own.rerank({ items: [{ item_id: id }] });
    own.why(id);
    own.forgetTopic(huge);
    const many = Array.from({ length: 200_000 }, (_, n) => shoe(n % 100));
    assert.equal(own.rerank({ items: many }).items.length, many.length);
    own.rerank({ items: shoes(24), pinned: new Array(5_000_000).fill(1) });
    own.observe({ event: 'view_item_list', items: many });
    await own.import({ snapshot: Buffer.alloc(20_000_000).toString('base64') });
    await shelf({ model: new Uint8Array(50_000_000) });
  });
  const list = 'too-many: 200000 items in one list, at most 10000 are read; send fewer {"limit":"items in one list","max":10000,"got":200000}';
  assert.match(said.join('\n'), /^too-many: items\[0\]: 513 bytes in an item_id, at most 512 are read; send fewer .*\ntoo-many: 513 bytes in an item_id/);
  assert.deepEqual(said.slice(2), [
    list, list,
    'too-many: 20000000 bytes of a snapshot, at most 4194304 are read; send fewer {"limit":"bytes of a snapshot","max":4194304,"got":20000000}',
  ]);
  assert.ok(memory.buffer.byteLength - before <= 2 * 65_536, `${memory.buffer.byteLength - before} bytes more`);
});

test('what is cut reads as it did', async () => {
  const [one, other] = [await shelf({ now: () => 1 }), await shelf({ now: () => 1 })];
  const long = `${'trail '.repeat(100)} shoe`;
  for (const own of [one, other]) lookAtThree(own);
  one.observe({ event: 'search', search_term: long });
  other.observe({ event: 'search', search_term: long.slice(0, 512) });
  const [a, b] = [one.rerank({ items: shoes(24), query: long }), other.rerank({ items: shoes(24), query: long.slice(0, 512) })];
  assert.deepEqual(a.order, b.order);
});
