// What is kept of a shopper, and what storage, other tabs and the page can do to it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Browser, inBrowser, ready } from './support/browser.js';
import { warnings } from './support/shelf.js';

/** Nothing stays but a checkpoint. @param {Browser} browser @param {any} tab */
async function makeCheckpoint(browser, tab) {
  await tab.shelf.import(await tab.shelf.export());
  await browser.passes(100);
}

inBrowser('what is done is there on the next page', async (browser) => {
  const tab = await ready(browser);
  assert.equal(tab.shelf.status().persistence, 'stored');
  tab.look(1);
  await browser.passes(100);
  const next = await ready(browser);
  assert.deepEqual(next.looked, [1]);
});

describe('storage that fails', () => {
  for (const [what, broken] of Object.entries({
    'refuses to be touched': { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } },
    'refuses to open': { value: { open: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } } },
    'is not there': { value: undefined },
  })) {
    inBrowser(`${what}: nothing is thrown, and memory goes on`, async (browser) => {
      const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
      const channel = globalThis.BroadcastChannel;
      Object.defineProperty(globalThis, 'indexedDB', { configurable: true, ...broken });
      Object.assign(globalThis, { BroadcastChannel: class { constructor() { throw new DOMException('The operation is insecure.', 'SecurityError'); } } });
      try {
        const tab = await ready(browser);
        assert.equal(await tab.shelf.whenReady, true);
        for (let n = 0; n < 5; n++) {
          tab.look(n);
          await browser.passes(100);
        }
        tab.hide();
        tab.show();
        await browser.passes(100);
        assert.deepEqual([tab.acts, tab.shelf.status().persistence, browser.warned.length], [5, 'memory', 1]);
        await tab.shelf.consent(false);
        await tab.shelf.forget();
        assert.equal(tab.acts, 0);
      } finally {
        Object.defineProperty(globalThis, 'indexedDB', { ...own, configurable: true });
        Object.assign(globalThis, { BroadcastChannel: channel });
      }
    });
  }

  inBrowser('where it does not answer the shelf is ready within a second, and what is stored joins when it does', async (browser) => {
    const first = await ready(browser);
    first.look(1);
    await browser.passes(100);
    await first.shelf.dispose();

    browser.local.blocked = true;
    browser.storage.hangs = true;
    const tab = browser.open({ consent: true });
    tab.look(2);
    await browser.passes(400);
    assert.equal(tab.shelf.ready, false);
    await browser.passes(200);
    assert.equal(tab.shelf.ready, true);
    tab.look(3);
    await browser.passes(3000);
    assert.deepEqual([tab.looked, tab.shelf.status().persistence], [[2, 3], 'memory']);
    assert.deepEqual(browser.warned, ['storage does not answer']);

    browser.answer();
    await browser.passes(100);
    assert.deepEqual([tab.looked, tab.shelf.status().persistence], [[1, 2, 3], 'stored']);
    assert.deepEqual((await ready(browser)).looked, [1, 2, 3]);
  });

  inBrowser('a write that fails is tried again, and nothing that is stored replaces what has not been written', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    await browser.passes(100);
    browser.storage.writing = true;
    tab.look(2);
    await browser.passes(100);
    assert.equal(tab.shelf.status().persistence, 'memory');
    tab.hide();
    await browser.passes(100);
    tab.show();
    await browser.passes(100);
    assert.deepEqual([tab.looked, browser.warned.length], [[1, 2], 1]);
    browser.storage.writing = false;
    tab.hide();
    await browser.passes(100);
    assert.equal(tab.shelf.status().persistence, 'stored');
    assert.deepEqual((await ready(browser)).looked, [1, 2]);
  });

  inBrowser('what could not be read is not overwritten, but read later and joined', async (browser) => {
    const first = await ready(browser);
    first.look(1);
    await browser.passes(100);
    await first.shelf.dispose();

    browser.local.blocked = true;
    browser.storage.reading = true;
    const tab = await ready(browser);
    assert.deepEqual([tab.shelf.ready, tab.looked], [true, []]);
    browser.storage.reading = false;
    tab.look(2);
    await browser.passes(100);
    assert.deepEqual(tab.looked, [1, 2]);
    assert.deepEqual((await ready(browser)).looked, [1, 2]);
  });

  inBrowser('a full disk is told of once, and memory goes on', async (browser) => {
    const tab = await ready(browser);
    browser.storage.full = true;
    for (let n = 0; n < 40; n++) {
      tab.look(n);
      await browser.passes(100);
    }
    assert.deepEqual([tab.acts, browser.warned.length, browser.stored()], [40, 1, 0]);
    browser.storage.full = false;
    tab.look(40);
    await browser.passes(100);
    assert.equal((await ready(browser)).acts, 41);
  });

  inBrowser('what is stored and is not what was written is begun anew or left out, and no act is refused for it', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    await browser.passes(100);
    await makeCheckpoint(browser, tab);
    const { bytes, counters, ...rest } = structuredClone(browser.checkpoint());
    const half = bytes.slice(0, 20);
    const arms = { ...counters.arms, personal: null };
    for (const [damaged, kept] of [
      [{ bytes, ...rest }, true], [{ bytes, counters: null, ...rest }, true], [{ bytes, counters: 7, ...rest }, true],
      [{ bytes, counters: { ...counters, arms }, ...rest }, true], [{ bytes, counters: { ...counters, since: '1' }, ...rest }, true],
      [{ bytes, counters: { ...counters, interleaving: { personal: -1, server: 1e300, ties: 1n } }, ...rest }, true],
      [{ counters, ...rest }, false], [{ bytes: 'text', counters, ...rest }, false], [{ bytes: [1, 2], counters, ...rest }, false],
      [{ bytes: half, counters, ...rest }, false], [{}, false],
    ]) {
      browser.store(damaged);
      const next = await ready(browser);
      assert.equal(next.acts, kept ? 1 : 0, JSON.stringify(Object.keys(damaged)));
      assert.equal(next.look(2), true);
      const items = [{ item_id: 'a' }, { item_id: 'b', item_brand: 'Brand 2' }, { item_id: 'c' }];
      assert.equal(next.shelf.rerank({ items, interleave: true }).arm, 'interleaved');
      assert.ok(Number.isFinite(next.shelf.counters().since));
      next.shelf.dispose();
      await browser.passes(100);
      const after = await ready(browser);
      assert.equal(after.acts, kept ? 2 : 1);
      browser.entries().length = 0;
      await makeCheckpoint(browser, after);
      after.shelf.dispose();
      await browser.passes(10);
    }
  });
});

describe('deleting and forgetting', () => {
  inBrowser('nobody waits for a tab that holds the database open; the record is gone at once', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    await browser.passes(100);
    /** @type {IDBDatabase} */
    const held = await new Promise((resolve) => {
      const request = indexedDB.open('reshelf');
      request.onsuccess = () => resolve(request.result);
      browser.passes(10);
    });
    let done = false;
    tab.shelf.forget().then(() => (done = true));
    await browser.passes(10);
    assert.deepEqual([done, tab.acts, browser.stored()], [true, 0, 0]);

    const other = browser.open({ consent: false });
    await browser.passes(10);
    assert.equal(other.shelf.ready, true);
    held.close();
    await browser.passes(10);
    assert.deepEqual(await browser.databases(), []);
  });

  inBrowser('deleting that never answers holds up neither the start nor forgetting for a second', async (browser) => {
    browser.storage.hangs = true;
    const tab = browser.open({ consent: false });
    await browser.passes(10);
    assert.equal(tab.shelf.ready, true);
    let done = false;
    tab.shelf.forget().then(() => (done = true));
    await browser.passes(900);
    assert.deepEqual([done, browser.warned], [true, ['storage does not answer']]);
  });

  inBrowser('deleting that failed is tried again before anything is read', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    await browser.passes(100);
    browser.storage.reading = true;
    const remove = browser.factory.deleteDatabase;
    browser.factory.deleteDatabase = () => { throw new Error('the disk is gone'); };
    tab.shelf.forget();
    await browser.passes(10);
    assert.ok(browser.stored());
    tab.look(2);
    await browser.passes(100);
    assert.deepEqual(tab.looked, [2]);
    browser.storage.reading = false;
    browser.factory.deleteDatabase = remove;
    tab.show();
    await browser.passes(100);
    assert.deepEqual([tab.looked, (await ready(browser)).looked], [[2], [2]]);
  });

  for (let steps = 0; steps < 40; steps++) {
    inBrowser(`what is forgotten ${steps} steps after the start, or after another tab's act, does not come back`, async (browser) => {
      const first = await ready(browser);
      first.look(1);
      await browser.passes(100);
      const tab = browser.open({ consent: true });
      const other = first;
      other.look(2);
      for (let n = 0; n < steps; n++) await browser.step(() => 0);
      tab.shelf.forget();
      await browser.passes(1000);
      assert.deepEqual([tab.acts, other.acts, browser.stored()], [0, 0, 0]);
      tab.look(3);
      await browser.passes(100);
      other.look(4);
      await browser.passes(100);
      assert.deepEqual((await ready(browser)).looked, [3, 4]);
    });
  }

  inBrowser('two shelves where nothing is stored, or of two databases, do not hear of each other', async (browser) => {
    const [one, other] = [await ready(browser, { consent: true, database: 'a' }), await ready(browser, { consent: true, database: 'b' })];
    one.look(1);
    other.look(2);
    await browser.passes(100);
    one.shelf.forget();
    await browser.passes(100);
    assert.deepEqual([one.looked, other.looked], [[], [2]]);

    Object.assign(globalThis, { indexedDB: undefined });
    const [third, fourth] = [await ready(browser, {}), await ready(browser, {})];
    third.look(3);
    fourth.look(4);
    third.shelf.forget();
    await browser.passes(100);
    Object.assign(globalThis, { indexedDB: browser.factory });
    assert.deepEqual([third.looked, fourth.looked], [[], [4]]);
  });
});

describe('consent', () => {
  inBrowser('withdrawn in one tab is withdrawn in all, until it is given again', async (browser) => {
    const [tab, other] = [await ready(browser), await ready(browser)];
    tab.look(1);
    await browser.passes(100);
    assert.deepEqual(other.looked, [1]);
    tab.shelf.consent(false);
    other.look(2);
    await browser.passes(1000);
    other.look(3);
    await browser.passes(1000);
    assert.deepEqual(await browser.databases(), []);
    assert.deepEqual([tab.looked, other.looked], [[1], [3]]);
    assert.deepEqual([other.shelf.status().consent, other.shelf.status().persistence], [false, 'memory']);

    other.shelf.consent(true);
    await browser.passes(100);
    assert.deepEqual((await ready(browser)).looked, [3]);
  });

  inBrowser('withdrawn while a tab slept is withdrawn there, too, and given again it goes on there', async (browser) => {
    const [tab, other] = [await ready(browser), await ready(browser)];
    tab.look(1);
    await browser.passes(100);
    other.leave();
    await browser.passes(10);
    tab.shelf.consent(false);
    await browser.passes(100);
    other.comeBack();
    await browser.passes(100);
    assert.deepEqual([other.looked, await browser.databases()], [[], []]);
    other.look(2);
    await browser.passes(100);
    assert.deepEqual(await browser.databases(), []);

    tab.shelf.consent(true);
    await browser.passes(100);
    assert.deepEqual([other.shelf.status().consent, other.looked], [true, [1, 2]]);
  });

  inBrowser('given again after it was withdrawn, what was done meanwhile is stored at once', async (browser) => {
    const tab = await ready(browser);
    tab.shelf.consent(false);
    await browser.passes(100);
    tab.look(1);
    tab.look(2);
    await browser.passes(100);
    assert.deepEqual(await browser.databases(), []);
    tab.shelf.consent(true);
    await browser.passes(10);
    assert.deepEqual((await ready(browser)).looked, [1, 2]);
  });

  inBrowser('left undecided, nothing more is stored; given again, all is', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    tab.shelf.consent(undefined);
    for (let n = 2; n < 100; n++) tab.look(n);
    await browser.passes(1000);
    const other = await ready(browser);
    assert.deepEqual(other.looked, [1]);
    await other.shelf.dispose();
    tab.shelf.consent(true);
    await browser.passes(10);
    assert.equal((await ready(browser)).acts, 99);
  });
});

describe('pausing', () => {
  inBrowser('before it is ready holds from then on', async (browser) => {
    const tab = browser.open({ consent: true });
    tab.look(1);
    tab.shelf.pause();
    assert.deepEqual([tab.look(2), tab.shelf.status().paused], [false, true]);
    await browser.passes(100);
    assert.deepEqual([tab.look(3), tab.looked, tab.shelf.profile().paused], [false, [1], true]);
    const next = await ready(browser);
    assert.deepEqual([next.look(4), next.shelf.status().paused], [false, true]);
  });

  inBrowser('holds when consent is given, and when all is forgotten', async (browser) => {
    const first = await ready(browser);
    first.look(1);
    await browser.passes(100);
    await first.shelf.dispose();
    const tab = await ready(browser, {});
    tab.shelf.pause();
    tab.shelf.consent(true);
    await browser.passes(100);
    assert.deepEqual([tab.look(2), tab.looked, tab.shelf.profile().paused], [false, [1], true]);
    assert.equal((await ready(browser)).shelf.profile().paused, true);
    tab.shelf.forget();
    await browser.passes(100);
    assert.deepEqual([tab.look(3), tab.looked, tab.shelf.profile().paused], [false, [], true]);
    const next = await ready(browser);
    assert.deepEqual([next.shelf.profile().paused, next.acts], [true, 0]);
    next.shelf.pause(false);
    await browser.passes(100);
    assert.deepEqual([tab.look(4), next.look(5)], [true, true]);
  });
});

test('disposed of while it begins, it ends without a word', async () => {
  const browser = new Browser();
  const said = await warnings(async () => {
    for (let steps = 0; steps < 30; steps++) {
      const tab = browser.open({ consent: true });
      for (let n = 0; n < steps; n++) await browser.step(() => 0);
      tab.shelf.dispose();
      await browser.passes(1000);
    }
    await browser.end();
  });
  assert.deepEqual(said, []);
});

describe('a page that is left', () => {
  inBrowser('holds no channel open, and knows when it comes back what others did', async (browser) => {
    const [list, product] = [await ready(browser), await ready(browser)];
    list.look(1);
    await browser.passes(100);
    list.leave();
    await browser.passes(10);
    product.look(2);
    await browser.passes(100);
    assert.deepEqual(list.looked, [1]);
    assert.equal(browser.channels, 1);
    // It is shown, and it is come back to: it looks twice.
    list.comeBack();
    await browser.passes(100);
    assert.deepEqual([list.looked, list.acts, browser.channels], [[1, 2], 2, 2]);
    product.look(3);
    await browser.passes(100);
    assert.deepEqual([list.looked, list.acts], [[1, 2, 3], 3]);
  });

  inBrowser('writes at once what has not been written', async (browser) => {
    const tab = await ready(browser);
    tab.look(1);
    tab.leave();
    await browser.passes(10);
    assert.deepEqual((await ready(browser)).looked, [1]);
  });
});

describe('a checkpoint', () => {
  for (let steps = 1; steps < 12; steps++) {
    inBrowser(`that falls due between an act and its writing does not count it twice, ${steps} steps an act`, async (browser) => {
      const tab = await ready(browser);
      for (let n = 0; n < 200; n++) {
        tab.look(n);
        for (let step = 0; step < steps; step++) await browser.step(() => 0);
        if (n % 10 === 0) await browser.passes(20);
      }
      await browser.passes(1000);
      assert.ok(browser.checkpoint());
      assert.equal((await ready(browser)).acts, 200);
    });
  }
});
