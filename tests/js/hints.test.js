// What any script on the origin can do: tell the tabs something, and put something into the store. Nothing of it is believed
// because it is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { withBrowser } from './support/browser.js';
import { random } from './support/random.js';

const ITEMS = [1, 2, 3].map((n) => ({ item_id: `coat-${n}`, item_brand: `Brand ${n}` }));

test('whatever another script tells the tabs, nothing of it is known, thrown or lost of a list', async () => {
  const { number } = random(16);
  const strange = [undefined, null, true, 0, 'x', [], {}, new Uint8Array(9), 1n, new Error('no')];
  const anything = () => strange[number(strange.length)];
  for (let n = 0; n < 200; n++) {
    const fields = ['added', 'forgotten', 'withdrawn', 'made', 'entries', 'checkpoint', 'topic', 'adapter', 'paused', 'at'];
    const message = n < 20 ? anything() : Object.fromEntries(fields.filter(() => number(3) === 0).map((name) => [name, anything()]));
    await afterTwoLooks(async (browser, tab) => {
      const other = new BroadcastChannel('reshelf:reshelf');
      other.postMessage(message);
      other.close();
      await browser.passes(1000);
      assertAtMost(tab, [1, 2]);
      // It is there, or, where that message deletes, it is gone: there is no other.
      assertAtMost(await open(browser), [1, 2]);
    });
  }
});

test('whatever another script puts among the entries is left out, and what was done stays', async () => {
  const { number } = random(17);
  for (let n = 0; n < 100; n++) {
    await afterTwoLooks(async (browser, tab) => {
      const genuine = browser.entries()[0];
      assert.ok(genuine instanceof Uint8Array);
      // Behind the version: what says that it is of a newer one is not left out, nothing is kept beside it.
      const damaged = genuine.with(6 + number(genuine.length - 6), number(256));
      const made = [damaged, genuine.slice(0, number(genuine.length)), genuine.map(() => number(256)), new Uint8Array(number(40)),
        { topic: 7 }, { topic: 'no topic' }, { adapter: new Uint8Array(50), examplesEver: NaN }, { paused: 'yes', at: 'now' }, 'text', 8, [genuine]];
      const added = made[n % made.length];
      await put(browser, added);
      tab.look(3);
      await browser.passes(100);
      const next = await open(browser);
      const isTheSame = added instanceof Uint8Array && Buffer.from(added).equals(genuine);
      assert.deepEqual(next.looked, [1, 2, 3], inspect([added, browser.warned]));
      assert.equal(next.acts, isTheSame ? 4 : 3, inspect([added, browser.warned]));
      assert.equal(next.shelf.status().persistence, 'stored', inspect([added, browser.warned]));
      assertAtMost(next, [1, 2, 3]);
    });
  }
});

/** A tab that looked at two coats, which is stored. @param {(browser: import('./support/browser.js').Browser, tab: any) => Promise<void>} work */
function afterTwoLooks(work) {
  return withBrowser(async (browser) => {
    const tab = await open(browser);
    [1, 2].forEach((n) => tab.look(n));
    await browser.passes(100);
    await work(browser, tab);
  });
}

/** @param {import('./support/browser.js').Browser} browser */
async function open(browser) {
  const tab = browser.open({ consent: true });
  await browser.passes(100);
  return tab;
}

/** @param {import('./support/browser.js').Browser} browser @param {unknown} entry */
async function put(browser, entry) {
  const request = indexedDB.open('reshelf');
  request.onsuccess = () => {
    request.result.transaction('log', 'readwrite').objectStore('log').add(entry);
    request.result.close();
  };
  await browser.passes(100);
}

/** No other coat is known than these, and a list has all its items. @param {any} tab @param {number[]} looked */
function assertAtMost(tab, looked) {
  assert.deepEqual(tab.looked.filter((/** @type {number} */ n) => !looked.includes(n)), []);
  const { items } = tab.shelf.rerank({ items: ITEMS });
  assert.deepEqual(new Set(items), new Set(ITEMS));
}
