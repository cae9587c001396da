// A page that is never left: what it holds does not grow. The full count is run by hand: tests/bench/long.js.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { long } from '../bench/long.js';

const MOST_BYTES = 500_000;
/** 32 to 64 stand behind a checkpoint, and what was done until there was a rest. */
const MOST_ENTRIES = 500;

test('20,000 events and 1,000 orderings are held in as much memory as half of them', async () => {
  const { held: [, middle, end], warned } = await long(20_000, 1000);
  assert.equal(end.module, middle.module);
  const grown = end.heap - middle.heap;
  assert.ok(grown < MOST_BYTES, `JavaScript and what is stored grew by ${grown} bytes`);
  assert.ok(end.entries <= MOST_ENTRIES, `${end.entries} entries are stored`);
  assert.deepEqual(warned, []);
});
