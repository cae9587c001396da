// The package by itself in Chromium: what is stored and what is not, several tabs, the worker, the network.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Site } from './support/site.js';

const site = new Site();

/** A tab with a shelf in it, as `window.shelf`. @param {import('playwright-core').BrowserContext} context */
async function tab(context, options = {}) {
  const page = await context.newPage();
  await open(page, options);
  return page;
}

async function open(page, options = {}) {
  await page.goto(site.blank);
  await page.evaluate(async (options) => {
    const { createReshelf } = await import('/pkg/index.js');
    const brands = ['Nordhavn', 'Fjell', 'Asker'];
    const shoe = (n) => ({ item_id: `s${n}`, item_brand: brands[n % 3], price: 50 + ((n * 37) % 50) });
    const shelf = await createReshelf({ autoLearn: false, ...options });
    const look = (n) => shelf.observe({ event: 'view_item', items: [shoe(n)] });
    const choose = (n) => {
      const items = Array.from({ length: 12 }, (_, k) => shoe(n + k));
      const { items: shown } = shelf.rerank({ items, query: `list ${n}` });
      shelf.observe({ event: 'select_item', items: [shown[3]] });
    };
    Object.assign(window, { shelf, look, choose });
  }, options);
}

const acts = (page) => page.evaluate(() => window.shelf.profile().acts);
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const copies = (page) => page.evaluate(() => Object.keys(localStorage).length);
const context = (t) => site.browser.newContext().then((made) => (t.after(() => made.close()), made));

/** @param {() => Promise<unknown>} got @param {unknown} expected */
async function becomes(got, expected) {
  for (let tries = 0; tries < 100 && (await got()) !== expected; tries++) {
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.equal(await got(), expected);
}

test('with consent what is known is there after a reload, even of a page left at once', async (t) => {
  const page = await tab(await context(t), { consent: true });
  await page.evaluate(() => window.look(1));
  await new Promise((soon) => setTimeout(soon, 300));
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => {
    window.look(2);
    location.reload();
  });
  await reloaded;
  await open(page, { consent: true });
  assert.equal(await acts(page), 2);
});

test('a shelf disposed of at any moment of its start leaves what is stored as it is', async (t) => {
  const page = await tab(await context(t), { consent: true });
  await page.evaluate(() => window.look(1));
  await new Promise((soon) => setTimeout(soon, 300));
  await page.evaluate(async () => {
    const { startReshelf } = await import('/pkg/index.js');
    for (let wait = 0; wait < 24; wait++) {
      const shelf = startReshelf({ consent: true });
      shelf.observe({ event: 'search', search_term: 'shoe' });
      for (let turn = 0; turn < wait; turn++) await new Promise((soon) => setTimeout(soon, turn % 3));
      await shelf.dispose();
    }
  });
  await new Promise((soon) => setTimeout(soon, 300));
  await open(page, { consent: true });
  assert.equal(await acts(page), 1);
});

test('without consent nothing is stored, and what was stored is deleted', async (t) => {
  const own = await context(t);
  const page = await tab(own, { consent: false });
  await page.evaluate(() => window.look(1));
  await new Promise((soon) => setTimeout(soon, 300));
  assert.deepEqual([await databases(page), await copies(page)], [[], 0]);
  await open(page, { consent: true });
  await page.evaluate(() => window.look(2));
  await becomes(async () => (await databases(page)).join(), 'reshelf');
  await becomes(() => copies(page), 2);
  await page.evaluate(() => window.shelf.consent(false));
  assert.deepEqual([await databases(page), await copies(page)], [[], 0]);
  assert.equal(await acts(page), 1);
  await open(page, { consent: true });
  assert.equal(await acts(page), 0);
});

test('until consent is decided nothing is read or deleted; then the past is joined by what was done meanwhile', async (t) => {
  const page = await tab(await context(t), { consent: true });
  await page.evaluate(() => window.look(1));
  await new Promise((soon) => setTimeout(soon, 300));
  await open(page);
  await page.evaluate(() => window.look(2));
  assert.equal(await acts(page), 1);
  await page.evaluate(() => window.shelf.consent(true));
  assert.equal(await acts(page), 2);
  await new Promise((soon) => setTimeout(soon, 300));
  await open(page, { consent: true });
  assert.equal(await acts(page), 2);
});

test('tabs of one shop know what each other saw, and forget together', async (t) => {
  const own = await context(t);
  const [one, other] = [await tab(own, { consent: true }), await tab(own, { consent: true })];
  await one.evaluate(() => window.look(1));
  await becomes(() => acts(other), 1);
  await other.evaluate(() => window.look(2));
  await becomes(() => acts(one), 2);
  await one.evaluate(() => window.shelf.forget());
  await becomes(() => acts(other), 0);
  await new Promise((soon) => setTimeout(soon, 300));
  assert.deepEqual(await databases(one), []);
  await other.evaluate(() => window.look(3));
  await becomes(() => acts(one), 1);
});

test('a database that is opened twice at once, or just being opened, can be deleted', async (t) => {
  const page = await tab(await context(t));
  const ended = await page.evaluate(async () => {
    const { Storage } = await import('/pkg/storage.js');
    const within = (promise) => Promise.race([promise.then(() => 'ended'), new Promise((late) => setTimeout(late, 3000, 'waits'))]);
    const told = [];
    const made = { name: 'made', seed: 1, since: 0, checkpoints: 0, reaches: 0 };
    for (const begin of [
      (one) => Promise.all([one.read(made), one.read(made)]),
      (one) => void one.read(made),
      (one) => void one.read(made).then(() => one.add([new Uint8Array(9)], made)).catch(() => {}),
      (one) => void one.read(made).then(() => one.fold({ bytes: new Uint8Array(9) }, made, 0)).catch(() => {}),
    ]) {
      const [one, other] = [new Storage('twice'), new Storage('twice')];
      await begin(one);
      told.push(await within(other.delete()), await within(one.delete()), await within(one.read()), await within(one.delete()));
    }
    return told;
  });
  assert.deepEqual([...new Set(ended)], ['ended']);
  assert.deepEqual(await databases(page), []);
});

test('two shops of one origin keep apart', async (t) => {
  const own = await context(t);
  const [one, other] = [await tab(own, { consent: true, database: 'a' }), await tab(own, { consent: true, database: 'b' })];
  await one.evaluate(() => window.look(1));
  await new Promise((soon) => setTimeout(soon, 300));
  assert.equal(await acts(other), 0);
});

test('choices lead to a fit in a worker, which the gate takes and a reload keeps', async (t) => {
  const page = await tab(await context(t), { consent: true });
  const result = await page.evaluate(async () => {
    const told = new Promise((resolve) => window.shelf.on('learn', resolve));
    for (let n = 0; n < 8; n++) window.choose(n * 7);
    const result = await window.shelf.learn();
    return { ...result, told: (await told) === result };
  });
  assert.equal(result.status, 'adopted');
  assert.equal(result.examples, 8);
  assert.equal(result.told, true);
  assert.ok(result.weight > 0 && result.weight <= 1);
  assert.equal((await page.evaluate(() => window.shelf.learn())).status, 'kept');
  assert.equal(page.workers().length, 1);
  await new Promise((soon) => setTimeout(soon, 300));
  await open(page, { consent: true });
  assert.equal(await page.evaluate(() => window.shelf.profile().learning.weight), result.weight);
  assert.equal(page.workers().length, 0);
});

test('it learns by itself, and asks the network for nothing but its own files', async (t) => {
  const own = await context(t);
  /** @type {string[]} */
  const asked = [];
  own.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await tab(own, { consent: true, autoLearn: true });
  const loaded = asked.length;
  const learned = page.evaluate(() => new Promise((resolve) => window.shelf.on('learn', resolve)));
  await page.evaluate(() => {
    for (let n = 0; n < 6; n++) window.choose(n * 7);
    window.shelf.why('s3');
    window.shelf.profile();
  });
  assert.equal((await learned).status, 'adopted');
  const files = ['/pkg/wasm/worker.js', '/pkg/wasm/trainer_bg.wasm'];
  assert.deepEqual(asked.slice(loaded), files);
});

test('a browser without SIMD loads the scalar module and gives the same order', async (t) => {
  const order = async (page) => page.evaluate(() => {
    [0, 3, 6].forEach((n) => window.look(100 + n));
    const items = Array.from({ length: 12 }, (_, n) => ({ item_id: `t${n}`, item_brand: ['Nordhavn', 'Fjell', 'Asker'][n % 3] }));
    return [...window.shelf.rerank({ items }).order];
  });
  const usual = await order(await tab(await context(t)));
  const old = await context(t);
  await old.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  const asked = [];
  old.on('request', (request) => asked.push(new URL(request.url()).pathname));
  assert.deepEqual(await order(await tab(old)), usual);
  assert.deepEqual(asked.filter((path) => path.endsWith('.wasm')), ['/pkg/wasm/core_scalar_bg.wasm']);
});
