// The shelf in the hands of frameworks: its methods taken off it, and proxies around it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lookAtThree, shelf, shoes } from './support/shelf.js';

/** What Vue's `reactive` does, for one: everything read through it is wrapped in turn. @param {any} target @returns {any} */
function reactive(target) {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value = Reflect.get(object, name, receiver);
      return typeof value === 'object' && value !== null && !(value instanceof Promise) ? reactive(value) : value;
    },
  });
}

test('methods that are taken off the shelf work', async () => {
  const { observe, rerank, profile, counters, status, whenReady, dispose } = await shelf();
  lookAtThree({ observe });
  assert.equal(await whenReady, true);
  assert.equal(rerank({ items: shoes(24) }).personalised, true);
  assert.deepEqual([profile().acts, counters().arms.personal.lists, status().ready], [3, 0, true]);
  await dispose();
});

test('a proxy around the shelf works as the shelf does', async () => {
  const own = await shelf();
  const wrapped = reactive({ shelf: own }).shelf;
  lookAtThree(wrapped);
  assert.deepEqual([...wrapped.rerank({ items: shoes(24) }).order], [...own.rerank({ items: shoes(24) }).order]);
  assert.deepEqual([wrapped.ready, wrapped.heldOut, wrapped.profile().acts, own.profile().acts], [true, false, 3, 3]);
  assert.equal(await wrapped.whenReady, true);
  await wrapped.forget();
  assert.equal(own.profile().acts, 0);
  wrapped.dispose();
});

test('a copy of the shelf is the same shelf', async () => {
  const own = await shelf();
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(own));
  lookAtThree(copy);
  assert.deepEqual([own.profile().acts, copy.ready], [3, own.ready]);
});
