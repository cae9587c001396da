// The copy of what is stored: a page orders by it before the database is open, nothing in the end is another for it, and it goes
// with what it is a copy of.

import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { inBrowser, ready } from './support/browser.js';
import { readableIn } from './support/copies.js';
import { Copy } from '../../pkg/copy.js';
import { flattened } from '../../pkg/flat.js';
import { deflated } from '../../pkg/inflate.js';
import { Storage } from '../../pkg/storage.js';
import { shelf } from './support/shelf.js';

const stranger = await shelf();
const nothingKnown = await stranger.export();
await stranger.dispose();

/** A tab that looked at something, and rested until there is a copy. @param {import('./support/browser.js').Browser} browser */
async function rested(browser, options = { consent: true }) {
  const tab = await ready(browser, options);
  tab.look(1);
  await browser.passes(1100);
  assert.deepEqual(readableIn(browser.local), [1]);
  return tab;
}

inBrowser('a page knows by the copy what is stored before the database answers, and what was added since when it does', async (browser) => {
  const tab = await rested(browser);
  const old = new Map(browser.local.texts);
  tab.look(2);
  await browser.passes(1100);
  await browser.close(tab);
  browser.local.texts = old;
  browser.storage.hangs = true;
  const next = await ready(browser);
  assert.deepEqual([next.shelf.ready, next.looked, next.shelf.status().persistence], [true, [1], 'stored']);
  next.look(3);
  browser.answer();
  await browser.passes(100);
  assert.deepEqual([next.looked, next.acts], [[1, 2, 3], 3]);
  assert.deepEqual((await ready(browser)).looked, [1, 2, 3]);
  assert.deepEqual(browser.warned, []);
});

inBrowser('from when something is to be stored there is none until the page rests, so that no page orders by less than was stored', async (browser) => {
  const tab = await rested(browser);
  const copy = new Map(browser.local.texts);
  tab.look(2);
  for (let steps = 0; browser.entries().length < 2; steps++) {
    await browser.step(() => 0, { timers: steps === 0 });
    // As another tab would that has seen nothing of it.
    if (browser.entries().length < 2) browser.local.texts = new Map(copy);
  }
  await browser.step(() => 0, { timers: false });
  await browser.step(() => 0, { timers: false });
  assert.equal(browser.local.texts.has('reshelf:reshelf:log'), false);
  assert.deepEqual((await ready(browser)).looked, [1, 2]);
});

inBrowser('where the database then cannot be read, that is told once, and what is known goes on in memory', async (browser) => {
  await browser.close(await rested(browser));
  browser.storage.reading = true;
  const tab = await ready(browser);
  await browser.passes(1000);
  tab.look(2);
  await browser.passes(1000);
  assert.deepEqual([tab.looked, tab.shelf.status().persistence, browser.warned.length], [[1, 2], 'memory', 1]);
  browser.storage.reading = false;
  tab.look(3);
  await browser.passes(1000);
  assert.deepEqual([tab.looked, tab.shelf.status().persistence], [[1, 2, 3], 'stored']);
});

inBrowser('where the database does not answer, the shelf is ready by the copy, and it is told once', async (browser) => {
  await browser.close(await rested(browser));
  browser.storage.hangs = true;
  const tab = await ready(browser);
  tab.look(2);
  await browser.passes(3000);
  assert.deepEqual([tab.shelf.ready, tab.looked, tab.shelf.status().persistence], [true, [1, 2], 'memory']);
  assert.deepEqual(browser.warned, ['storage does not answer']);
  browser.answer();
  await browser.passes(100);
  assert.deepEqual([tab.looked, tab.shelf.status().persistence], [[1, 2], 'stored']);
});

for (const how of /** @type {const} */ (['blocked', 'full'])) {
  inBrowser(`a localStorage that is ${how} is as if there were no copy`, async (browser) => {
    browser.local[how] = true;
    const tab = await ready(browser);
    for (let n = 1; n <= 3; n++) {
      tab.look(n);
      await browser.passes(1100);
    }
    assert.deepEqual([...browser.local.texts], []);
    assert.deepEqual((await ready(browser)).looked, [1, 2, 3]);
    tab.shelf.forget();
    tab.shelf.consent(false);
    await browser.passes(100);
    assert.deepEqual(browser.warned, []);
  });
}

inBrowser('one that becomes full keeps no copy of another moment', async (browser) => {
  const tab = await rested(browser);
  browser.local.full = true;
  tab.look(2);
  await browser.passes(1100);
  assert.deepEqual([...browser.local.texts], []);
});

inBrowser('a copy that would weigh too much is none', async (browser) => {
  const tab = await ready(browser);
  const items = Array.from({ length: 500 }, (_, n) => ({ item_id: `${Math.sin(n)}`, item_name: `${Math.cos(n)} ${Math.tan(n)}` }));
  tab.look(1);
  await browser.passes(1100);
  for (let n = 0; n < 40; n++) {
    tab.shelf.rerank({ items: items.map((item, at) => ({ ...item, item_id: `${item.item_id}${n}${at}` })) });
    await browser.passes(1100);
  }
  assert.deepEqual([...browser.local.texts], []);
  assert.deepEqual((await ready(browser)).looked, [1]);
});

inBrowser('a shelf disposed of while it copies opens the database no more', async (browser) => {
  for (let steps = 0; steps < 30; steps++) {
    const tab = await ready(browser);
    tab.look(steps);
    for (let n = 0; n < steps; n++) await browser.step(() => 0);
    tab.shelf.dispose();
    await browser.passes(2000);
    let blocked = 0;
    const request = browser.factory.deleteDatabase('reshelf');
    const own = IDBDatabase.prototype.close;
    IDBDatabase.prototype.close = function () { (blocked++, own.call(this)); };
    await browser.passes(100);
    IDBDatabase.prototype.close = own;
    assert.deepEqual([blocked, request.readyState], [0, 'done'], `${steps} steps after it looked`);
  }
});

inBrowser('what another script puts in its place is none, whatever it says', async (browser) => {
  await browser.close(await rested(browser));
  const made = { name: 'a', seed: 1, since: 1, checkpoints: 0, reaches: 0 };
  const [keys, entries] = [[1], [new Uint8Array(30)]];
  const checkpoint = { bytes: new Uint8Array(10), counters: { since: 1 }, pauses: [] };
  for (const [log, before] of /** @type {[any, any][]} */ ([
    [undefined], [null], [7], [{}], [{ made }], [{ made, keys }], [{ made, entries }], [{ made, keys: 'a', entries: 'b' }], [{ made, keys: [], entries: [] }],
    [{ made, keys, entries }], [{ made, keys: ['1'], entries }], [{ made, keys: [1, 2], entries }], [{ made, keys, entries: [null] }],
    [{ made, keys, entries: [{ adapter: new Uint8Array(3), examplesEver: 1 }] }], [{ made, keys, entries: [{ topic: {} }] }],
    [{ made: null, keys, entries: [] }], [{ made, keys: [], entries: [] }, checkpoint], [{ made, keys: [], entries: [] }, 7],
    [{ made, keys: [], entries: [] }, { bytes: 'text' }], [{ keys, entries: [null] }, null],
  ])) {
    browser.local.texts.set('reshelf:reshelf:log', await text({ head: '1 a 0', log }));
    browser.local.texts.set('reshelf:reshelf:history', await text({ head: '1 a 0', checkpoint: before }));
    const tab = await ready(browser);
    assert.deepEqual([tab.shelf.ready, tab.looked, tab.shelf.status().persistence, browser.warned], [true, [1], 'stored', []], JSON.stringify([log, before]));
    await browser.close(tab);
  }
});

/** @param {{ head: string }} part */
async function text(part) {
  return `${part.head} ${await deflated(flattened(part), async () => {})}`;
}

inBrowser('one that is damaged is none, and nothing is told of it', async (browser) => {
  await browser.close(await rested(browser));
  const whole = new Map(browser.local.texts);
  for (const key of whole.keys()) {
    const text = whole.get(key) ?? '';
    for (const damaged of [text.slice(0, -20), text.slice(0, 60), `${text}${text}`, text.replaceAll('A', 'B'), '1', ' ', 'a b c !']) {
      browser.local.texts = new Map([...whole, [key, damaged]]);
      const tab = await ready(browser);
      assert.deepEqual([tab.shelf.ready, tab.looked, browser.warned], [true, [1], []], damaged);
      await browser.close(tab);
    }
  }
});

describe('nothing is copied', () => {
  inBrowser('without consent', async (browser) => {
    for (const consent of [undefined, false]) {
      const tab = await ready(browser, { consent });
      tab.look(1);
      await browser.passes(1100);
      assert.deepEqual([...browser.local.texts], []);
    }
  });

  inBrowser('while consent is not decided any more, and what was stays, as the database does', async (browser) => {
    const tab = await rested(browser);
    const before = new Map(browser.local.texts);
    tab.shelf.consent(undefined);
    tab.look(2);
    await browser.passes(2000);
    assert.deepEqual(browser.local.texts, before);
  });

  inBrowser('of a shopper who paused, so that whoever goes on in another tab is not held up by it', async (browser) => {
    const tab = await rested(browser);
    tab.shelf.pause();
    await browser.passes(1100);
    const [paused, other] = [await ready(browser), await ready(browser)];
    assert.deepEqual([paused.look(2), other.look(2)], [false, false]);
    tab.shelf.pause(false);
    await browser.passes(10);
    const next = browser.open({ consent: true });
    assert.equal(next.look(3), true);
    await browser.passes(1100);
    assert.deepEqual((await ready(browser)).looked, [1, 3]);
  });

  inBrowser('and one that says that its shopper paused is not gone by: it may not be so any more', async (browser) => {
    const tab = await rested(browser);
    tab.shelf.pause();
    await browser.passes(1100);
    browser.local.texts.clear();
    new Copy('reshelf', new Storage('reshelf')).write(() => true);
    await browser.passes(1100);
    assert.equal(browser.local.texts.size, 2);
    browser.storage.hangs = true;
    const next = await ready(browser);
    assert.equal(next.look(2), true);
  });
});

describe('the copy is gone at once, and stays so, though another tab made one just then', () => {
  for (const [what, act] of Object.entries({
    'when all is forgotten': (/** @type {any} */ { shelf }) => shelf.forget(),
    'when consent is withdrawn': (/** @type {any} */ { shelf }) => shelf.consent(false),
    'when a topic is forgotten': (/** @type {any} */ { shelf }) => shelf.forgetTopic(shelf.profile().topics.find((/** @type {any} */ { value }) => value === 'Brand 1')),
    'when something is brought back': (/** @type {any} */ { shelf }) => shelf.import(nothingKnown),
  })) {
    inBrowser(what, async (browser) => {
      const [tab, other] = [await rested(browser), await ready(browser)];
      const copy = new Map(browser.local.texts);
      act(tab);
      assert.deepEqual([...browser.local.texts], [], 'at once');
      browser.local.texts = copy;
      await browser.passes(20);
      assert.deepEqual(readableIn(browser.local), [], 'after that');
      if (what === 'when all is forgotten') assert.deepEqual([...browser.local.texts], [], 'of nothing there is none');
      other.look(2);
      await browser.passes(3000);
      assert.deepEqual(readableIn(browser.local).filter((n) => n === 1), [], 'in the end');
      assert.equal(browser.local.texts.size > 0, (await browser.databases()).length > 0, 'where something is stored it is made anew');
    });
  }

  inBrowser('when another withdrew while this one slept', async (browser) => {
    const [tab, other] = [await rested(browser), await ready(browser)];
    other.leave();
    await browser.passes(10);
    const copy = new Map(browser.local.texts);
    tab.shelf.consent(false);
    await browser.passes(100);
    browser.local.texts = copy;
    other.comeBack();
    await browser.passes(1100);
    assert.deepEqual([...browser.local.texts], []);
  });

  inBrowser('where a page starts that may store nothing', async (browser) => {
    await browser.close(await rested(browser));
    await ready(browser, { consent: false });
    assert.deepEqual([...browser.local.texts], []);
  });

  inBrowser('where what is stored is of a newer version', async (browser) => {
    await browser.close(await rested(browser));
    browser.entries()[0][4] = 99;
    const tab = await ready(browser);
    await browser.passes(2000);
    assert.deepEqual([tab.shelf.status().persistence, tab.looked, browser.warned.length], ['memory', [], 1]);
    assert.deepEqual([...browser.local.texts], []);
  });

  inBrowser('where it is of a database that is gone: it is begun anew, with what was done here', async (browser) => {
    await browser.close(await rested(browser));
    await new Promise((resolve) => {
      browser.factory.deleteDatabase('reshelf').onsuccess = resolve;
      browser.passes(10);
    });
    browser.storage.hangs = true;
    const tab = await ready(browser);
    assert.deepEqual(tab.looked, [1]);
    tab.look(2);
    browser.answer();
    await browser.passes(10);
    assert.deepEqual(tab.looked, [2]);
    await browser.passes(2000);
    assert.deepEqual([readableIn(browser.local), (await ready(browser)).looked, browser.warned], [[2], [2], []]);
  });
});
