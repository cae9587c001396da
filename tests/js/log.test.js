// The log of what happened: what stands in storage, how long it stays, and what each tab makes of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { inBrowser, ready } from './support/browser.js';
import startTrainer, { fit } from '../../pkg/wasm/trainer.js';
import { shoes } from './support/shelf.js';

inBrowser('two tabs that act in turn, and five that are opened at once, lose nothing', async (browser) => {
  const tabs = [await ready(browser), await ready(browser)];
  for (let n = 0; n < 20; n++) {
    tabs[n % 2]?.look(n);
    await browser.passes(7);
  }
  const five = Array.from({ length: 5 }, () => browser.open({ consent: true }));
  five.forEach((tab, n) => tab.look(20 + n));
  await browser.passes(1000);
  const all = Array.from({ length: 25 }, (_, n) => n);
  for (const tab of [...tabs, ...five, await ready(browser)]) assert.deepEqual(await tab.known(), all);
});

inBrowser('a page that has only to read what is kept opens no transaction to write', async (browser) => {
  const tab = await ready(browser);
  tab.look(1);
  await browser.passes(100);
  const own = IDBDatabase.prototype.transaction;
  /** @type {(string | undefined)[]} */
  const modes = [];
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    modes.push(mode);
    return own.call(this, stores, mode, options);
  };
  try {
    assert.deepEqual(await (await ready(browser)).known(), [1]);
    await browser.passes(1000);
  } finally {
    IDBDatabase.prototype.transaction = own;
  }
  assert.deepEqual(new Set(modes), new Set(['readonly']));
});

inBrowser('an act writes what it weighs, whatever the history weighs', async (browser) => {
  const tab = await ready(browser);
  for (let n = 0; n < 300; n++) {
    tab.look(n);
    await browser.passes(5);
  }
  await browser.passes(2000);
  tab.look(300);
  await browser.passes(5);
  const newest = browser.entries().at(-1);
  assert.ok(newest instanceof Uint8Array && newest.length < 200, `${newest.length} bytes`);
});

inBrowser('old entries give way to a checkpoint, and every tab goes on from it', async (browser) => {
  const [tab, other] = [await ready(browser), await ready(browser)];
  for (let n = 0; n < 300; n++) {
    (n % 3 ? tab : other).look(n);
    await browser.passes(20);
  }
  await browser.passes(2000);
  assert.ok(browser.entries().length < 100, `${browser.entries().length} entries are stored`);
  assert.ok(browser.checkpoint());
  const all = Array.from({ length: 300 }, (_, n) => n);
  for (const each of [tab, other, await ready(browser)]) assert.deepEqual(await each.known(), all);
});

inBrowser('the entries of one device have no hash in common with those of another', async (browser) => {
  const hashes = [];
  for (const database of ['one', 'other']) {
    const tab = await ready(browser, { consent: true, database });
    tab.shelf.observe({ event: 'search', search_term: 'red trail shoes' });
    await browser.passes(100);
    const [entry] = browser.entries(database);
    // Behind the head, the salt, the kind, the time and how many words there are.
    for (let at = 22; at < 22 + 3 * 8; at += 8) hashes.push(Buffer.from(entry.slice(at, at + 8)).toString('hex'));
  }
  assert.equal(new Set(hashes).size, 6);
});

inBrowser('a topic that is forgotten stands nowhere in storage, and what another tab does meanwhile stays', async (browser) => {
  const [tab, other] = [await ready(browser), await ready(browser)];
  for (let n = 1; n <= 3; n++) tab.look(n);
  await browser.passes(100);
  const topic = tab.shelf.profile().topics.find(({ value }) => value === 'Brand 2');
  assert.ok(topic);
  assert.equal(tab.shelf.forgetTopic(topic), 1);
  other.look(4);
  await browser.passes(1000);
  const stored = Buffer.concat([...browser.entries(), browser.checkpoint().bytes].map((bytes) => Buffer.from(bytes ?? [])));
  assert.ok(!stored.includes('Brand 2') && stored.includes('Brand 3'));
  for (const each of [tab, other, await ready(browser)]) assert.deepEqual(await each.known(), [1, 3, 4]);
});

inBrowser('what is brought back takes the place of everything, in every tab', async (browser) => {
  const [tab, other] = [await ready(browser), await ready(browser)];
  tab.look(1);
  await browser.passes(100);
  const exported = await tab.shelf.export();
  tab.look(2);
  other.look(3);
  await browser.passes(100);
  assert.equal(await tab.shelf.import(exported), true);
  await browser.passes(100);
  other.look(4);
  await browser.passes(100);
  for (const each of [tab, other, await ready(browser)]) assert.deepEqual(await each.known(), [1, 4]);
});

inBrowser('a list is known on the next page of the visit, and a cart there is a choice from it', async (browser) => {
  const items = shoes(12);
  const act = (/** @type {any} */ shelf) => shelf.observe({ event: 'add_to_cart', items: [items[7]] });
  const listed = (/** @type {any} */ shelf) => {
    const ordered = shelf.rerank({ items, query: 'shoes' });
    shelf.observe({ event: 'view_item_list', items: ordered.items });
  };
  const one = await ready(browser, { consent: true, database: 'one' });
  one.look(1);
  listed(one.shelf);
  act(one.shelf);

  const list = await ready(browser, { consent: true, database: 'two' });
  list.look(1);
  listed(list.shelf);
  list.leave();
  await browser.passes(50);
  const product = await ready(browser, { consent: true, database: 'two' });
  act(product.shelf);
  await browser.passes(50);
  const next = await ready(browser, { consent: true, database: 'two' });

  const told = ({ shelf }) => {
    const { since, ...counted } = shelf.counters();
    return [counted, shelf.status().learning.examples, shelf.profile().choices, shelf.profile().sentences];
  };
  assert.equal(one.shelf.status().learning.examples, 1);
  for (const page of [product, next]) assert.deepEqual(told(page), told(one));
});

inBrowser('a look on the next page is a choice from the list of the page before, once; on the page of the list it is none', async (browser) => {
  const items = shoes(12);
  const look = (/** @type {any} */ { shelf }) => shelf.observe({ event: 'view_item', items: [items[7]] });
  const list = await ready(browser);
  list.look(1);
  const { items: shown } = list.shelf.rerank({ items, query: 'shoes' });
  list.shelf.observe({ event: 'view_item_list', items: shown });
  look(list);
  assert.equal(list.shelf.status().learning.examples, 0);
  list.leave();
  await browser.passes(50);
  const product = await ready(browser);
  look(product);
  look(product);
  await browser.passes(50);
  const again = await ready(browser);
  look(again);
  await browser.passes(50);
  for (const { shelf } of [product, again, await ready(browser)]) {
    const { lists, chosen, choices } = shelf.counters().arms.personal;
    assert.deepEqual([shelf.status().learning.examples, lists, chosen, choices, shelf.profile().choices], [1, 1, 1, 1, 1]);
  }
});

inBrowser('the lists of a visit that is over are over', async (browser) => {
  const items = shoes(12);
  const list = await ready(browser);
  list.look(1);
  list.shelf.rerank({ items, query: 'shoes' });
  await browser.passes(100);
  list.leave();
  await browser.passes(31 * 60_000);
  const product = await ready(browser);
  product.shelf.observe({ event: 'add_to_cart', items: [items[7]] });
  assert.equal(product.shelf.status().learning.examples, 0);
});

inBrowser('what the first version stored is read, and goes on', async (browser) => {
  const bytes = new Uint8Array(await readFile(new URL('../data/snapshot-2', import.meta.url)));
  const record = { bytes, counters: { since: 5 }, seed: 77, pausedAt: 0, revision: 'r' };
  await new Promise((resolve) => {
    const request = indexedDB.open('reshelf', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('shelf');
    request.onsuccess = () => {
      const transaction = request.result.transaction('shelf', 'readwrite');
      transaction.objectStore('shelf').put(record, 'history');
      transaction.objectStore('shelf').put('its name', 'made');
      transaction.oncomplete = () => resolve(request.result.close());
    };
    browser.passes(10);
  });
  const tab = await ready(browser);
  const { acts } = tab;
  assert.ok(acts > 0);
  assert.equal(tab.shelf.counters().since, 5);
  tab.look(1);
  await browser.passes(100);
  assert.equal((await ready(browser)).acts, acts + 1);
});

for (const [what, newer] of Object.entries({
  'an entry': (/** @type {Browser} */ browser) => browser.entries()[0],
  'a checkpoint': (/** @type {Browser} */ browser) => browser.checkpoint().bytes,
})) {
  inBrowser(`${what} of a newer version is not touched, and can be forgotten`, async (browser) => {
    const first = await ready(browser);
    first.look(1);
    await browser.passes(100);
    if (what === 'a checkpoint') await first.shelf.import(await first.shelf.export());
    await browser.passes(100);
    await first.shelf.dispose();
    newer(browser)[4] = 99;
    const before = structuredClone([browser.entries(), browser.checkpoint()]);

    const tab = await ready(browser);
    tab.look(2);
    await browser.passes(1000);
    tab.hide();
    await browser.passes(1000);
    assert.deepEqual([tab.looked, tab.shelf.status().persistence], [[2], 'memory']);
    assert.equal(browser.warned.length, 1);
    assert.deepEqual([browser.entries(), browser.checkpoint()], before);
    tab.shelf.forget();
    await browser.passes(1000);
    assert.deepEqual(await browser.databases(), []);
  });
}

inBrowser('an entry that is damaged is left out with one warning, and the rest stands', async (browser) => {
  const first = await ready(browser);
  for (let n = 1; n <= 3; n++) first.look(n);
  await browser.passes(100);
  await first.shelf.dispose();
  // Which has it undamaged.
  browser.local.texts.clear();
  const [entry] = browser.entries();
  entry[30] ^= 1;
  const tab = await ready(browser);
  assert.deepEqual([tab.looked, browser.warned.length], [[2, 3], 1]);
  tab.look(4);
  await browser.passes(100);
  assert.deepEqual((await ready(browser)).looked, [2, 3, 4]);
});

inBrowser('one tab learns at a time, and the others have what it learned', async (browser) => {
  await startTrainer({ module_or_path: await readFile(new URL('../../pkg/wasm/trainer_bg.wasm', import.meta.url)) });
  const held = new Set();
  const locks = {
    /** @param {string} name @param {object} _options @param {(lock: object | null) => Promise<unknown>} work */
    async request(name, _options, work) {
      if (held.has(name)) return work(null);
      held.add(name);
      return Promise.resolve(work({})).finally(() => held.delete(name));
    },
  };
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks } });
  let fits = 0;
  Object.assign(globalThis, {
    Worker: class {
      onmessage = (/** @type {object} */ _event) => {};
      /** @param {any} task */
      async postMessage({ model, lesson }) {
        fits++;
        this.onmessage({ data: fit(model, lesson) });
      }
      terminate() {}
    },
  });
  try {
    const [tab, other] = [await ready(browser), await ready(browser)];
    for (let n = 0; n < 8; n++) {
      const items = shoes(12, n);
      tab.shelf.rerank({ items, query: `shoes ${n}` });
      tab.shelf.observe({ event: 'select_item', items: [items[(n * 5) % 12]] });
      await browser.passes(20);
    }
    const learned = await Promise.all([tab.shelf.learn(), other.shelf.learn()]);
    assert.deepEqual([learned.map(({ status }) => status), fits], [['adopted', 'kept'], 1]);
    await browser.passes(100);
    const { weight } = tab.shelf.profile().learning;
    assert.ok(weight > 0);
    for (const { shelf } of [other, await ready(browser)]) assert.equal(shelf.profile().learning.weight, weight);
    assert.deepEqual([(await other.shelf.learn()).status, fits], ['kept', 1], 'there is nothing new to learn');
  } finally {
    Reflect.deleteProperty(globalThis, 'Worker');
    if (own) Object.defineProperty(globalThis, 'navigator', own);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
});
