// Pages without WebAssembly: old engines, iPhones in Lockdown Mode, embedded browsers. No method throws, whatever it is given.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bucketOf, createReshelf, startReshelf } from '../../pkg/index.js';
import { shoes, warnings } from './support/shelf.js';

// In place before anything is started: a module is started once a process.
Reflect.deleteProperty(globalThis, 'WebAssembly');

const throws = () => {
  throw new TypeError('not this one');
};
const hostile = () => [
  undefined,
  null,
  0,
  'text',
  [],
  {},
  { items: null },
  { items: shoes(3) },
  { event: 'view_item', items: [null] },
  { get event() { return throws(); }, get snapshot() { return throws(); }, get topic() { return throws(); } },
];

test('every method of a shelf answers without throwing, and one warning a shelf is all that is said', async () => {
  const said = await warnings(async () => {
    for (const start of [startReshelf, createReshelf]) {
      const shelf = /** @type {any} */ (await start());
      // The warning's own listeners, as a shop has them.
      shelf.on('warning', () => {});
      const methods = Object.keys(shelf).filter((name) => typeof shelf[name] === 'function' && name !== 'dispose' && name !== 'on');
      assert.ok(methods.length >= 14, methods.join());
      for (const state of ['starting', 'started']) {
        for (const name of methods) {
          for (const given of hostile()) {
            const answer = await shelf[name](given);
            if (name === 'rerank') assert.equal(answer.arm, 'server', state);
          }
        }
        assert.equal(await shelf.whenReady, false);
      }
      const items = shoes(5);
      assert.deepEqual(shelf.rerank({ items }).items, items);
      await shelf.dispose();
    }
  });
  assert.deepEqual(said, Array(2).fill("reshelf: WebAssembly is not defined. The server's order stands."));
  assert.ok((await bucketOf('customer-17')) < 1);
});
