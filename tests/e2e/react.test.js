// The React hooks in Chromium: strict mode, hydration, lists that do not jump, nothing left behind.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { createElement as h, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';

import { Results, shoes } from './react/shop.js';
import { openBrowser } from './support/browser.js';

const SHOP = 'http://localhost/';
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Record<string, { contentType: string, body: string | Buffer }>} */
const files = {};

before(async () => {
  const [opened, bundle, core] = await Promise.all([openBrowser(), bundled(), readFile(new URL('../../pkg/wasm/core_bg.wasm', import.meta.url))]);
  browser = opened;
  files['/page.js'] = { contentType: 'text/javascript', body: bundle };
  files['/core.wasm'] = { contentType: 'application/wasm', body: core };
});
after(() => browser.close());

/** React's development build, which is the one that warns. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('react/page.js', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * The shop's page, its core held back until `arrive` is called. Whatever is said on its console fails the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} [html] what the server rendered
 */
async function open(t, html = '') {
  /** @type {() => void} */
  let arrive = () => {};
  const arrived = new Promise((resolve) => (arrive = () => resolve(undefined)));
  const context = await browser.newContext();
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/core.wasm') await arrived;
    const body = `<!doctype html><div id="root">${html}</div><script type="module" src="/page.js"></script>`;
    const headers = { 'content-security-policy': CONTENT_SECURITY_POLICY };
    await route.fulfill(files[pathname] ?? { contentType: 'text/html; charset=utf-8', headers, body });
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && said.push(message.text())));
  page.on('pageerror', (error) => void said.push(String(error)));
  t.after(async () => {
    await context.close();
    assert.deepEqual(said, []);
  });
  await page.goto(SHOP);
  await page.waitForFunction(() => 'mount' in window);
  return { page, arrive };
}

const order = (page) => page.evaluate(() => window.order());
const personalised = (page) => page.evaluate(() => window.personalised());
const serversOrder = (count, from) => shoes(count, from).map(({ item_id }) => item_id);

/** The sum of the page's layout shifts, once those of the last frame are told. */
const shifted = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return window.shifts.reduce((sum, { value }) => sum + value, 0);
  });

/** A shelf outside of React as `window.shelf`, and how often lists were rendered and shown since. */
async function shelfOf(page) {
  await page.evaluate(async () => {
    window.shelf = window.start();
    await window.shelf.whenReady;
  });
}

test('hydration keeps the server’s order without a word, and the next list is the shopper’s at once', async (t) => {
  const html = renderToString(h(StrictMode, null, h(Results, { list: { items: shoes(12), query: 'shoes' } })));
  const { page, arrive } = await open(t, html);
  arrive();
  await shelfOf(page);
  await page.evaluate(() => window.hydrate({ shelf: window.shelf, list: { items: window.shoes(12), query: 'shoes' } }));
  assert.equal(await shifted(page), 0);
  assert.ok(await page.evaluate(() => window.seen.renders > 0));
  assert.deepEqual(await order(page), serversOrder(12));

  const results = await page.evaluate(() => {
    window.seen.results.length = 0;
    window.render({ shelf: window.shelf, list: { items: window.shoes(12, 50), query: 'boots' } });
    return window.seen.results.map(({ personalised }) => personalised);
  });
  assert.deepEqual(results, [true]);
  assert.notDeepEqual(await order(page), serversOrder(12, 50));
  assert.deepEqual((await order(page)).sort(), serversOrder(12, 50).sort());
});

test('a shelf that is ready orders the first list in its first render', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const results = await page.evaluate(() => {
    window.mount({ shelf: window.shelf, list: { items: window.shoes(12) } });
    return window.seen.results.map(({ personalised }) => personalised);
  });
  assert.ok(results.every(Boolean), results.join());
  assert.notDeepEqual(await order(page), serversOrder(12));
});

/** Asked again and again: a promise awaited from outside the page may be collected there. @param {import('playwright-core').Page} page */
function ready(page) {
  return page.waitForFunction(() => window.shelf.ready);
}

test('a list that was there before the shelf stays, and the next one is the shopper’s', async (t) => {
  const { page, arrive } = await open(t);
  await page.evaluate(() => window.mount({ own: true, list: { items: window.shoes(12), query: 'shoes' } }));
  assert.deepEqual(await order(page), serversOrder(12));
  arrive();
  await ready(page);
  assert.equal(await shifted(page), 0);
  assert.deepEqual(await order(page), serversOrder(12));
  await page.evaluate(() => window.render({ own: true, list: { items: window.shoes(12), query: 'shoes' } }));
  assert.deepEqual(await order(page), serversOrder(12));
  await page.evaluate(() => window.render({ own: true, list: { items: window.shoes(12), query: 'light shoes' } }));
  assert.deepEqual(await order(page), serversOrder(12), 'what was typed has no results so far');
  await page.evaluate(() => window.render({ own: true, list: { items: window.shoes(24), query: 'light shoes' } }));
  assert.deepEqual((await order(page)).slice(0, 12), serversOrder(12));
  assert.notDeepEqual((await order(page)).slice(12), serversOrder(12, 12));
  await page.evaluate(() => window.render({ own: true, list: { items: window.shoes(12, 100), query: 'light shoes' } }));
  assert.notDeepEqual(await order(page), serversOrder(12, 100));
});

test('what is displayed stands while a query is typed and items leave and arrive, until another list comes', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const orders = await page.evaluate(() => {
    const shoes = window.shoes(40);
    const show = (items, query) => {
      const method = document.querySelector('#root li') ? 'render' : 'mount';
      window[method]({ shelf: window.shelf, list: { items, query } });
      for (let n = 0; n < 3; n++) window.shelf.observe({ event: 'purchase', items: [window.shoes(1, 101 + 4 * n)[0]] });
      return window.order();
    };
    const first = show(shoes.slice(0, 24), 'shoe');
    const sold = first[5];
    const without = (list) => list.filter(({ item_id }) => item_id !== sold);
    return [
      first,
      show(shoes.slice(0, 24), 'shoes'),
      show(without(shoes.slice(0, 24)), 'shoes f'),
      show(without([shoes[30], ...shoes.slice(0, 24)]), 'shoes fo'),
      show(without([shoes[30], ...shoes.slice(0, 24), ...shoes.slice(31, 36)]), 'shoes fo'),
      show(window.shoes(24, 200), 'shoes for rain'),
    ];
  });
  const [first, typed, sold, arrived, grown, other] = orders;
  assert.notDeepEqual(first, serversOrder(24));
  assert.deepEqual(typed, first);
  const left = first.filter((_, place) => place !== 5);
  assert.deepEqual(sold, left);
  assert.deepEqual(arrived.slice(0, 23), left);
  assert.deepEqual(grown.slice(0, 24), arrived);
  assert.notDeepEqual(other, serversOrder(24, 200));
});

test('a list that may move does so when the shelf is ready', async (t) => {
  const { page, arrive } = await open(t);
  await page.evaluate(() => window.mount({ own: true, list: { items: window.shoes(12), late: 'move' } }));
  assert.deepEqual(await order(page), serversOrder(12));
  assert.equal(await shifted(page), 0);
  arrive();
  await ready(page);
  await page.waitForFunction(() => window.personalised());
  assert.ok((await shifted(page)) > 0);
});

test('a list made anew on each render neither loops nor moves, whatever becomes known', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const { orders, renders } = await page.evaluate(() => {
    const show = (method) => window[method]({ shelf: window.shelf, list: { items: window.shoes(24), pinned: (_, n) => n === 0, diversity: { by: 'item_brand', run: 2 } } });
    show('mount');
    const orders = [window.order()];
    for (let n = 0; n < 20; n++) {
      window.shelf.observe({ event: 'purchase', items: [window.shoes(1, 101 + 4 * n)[0]] });
      show('render');
      orders.push(window.order());
    }
    return { orders, renders: window.seen.renders };
  });
  for (const order of orders) assert.deepEqual(order, orders[0]);
  assert.notDeepEqual(orders[0], serversOrder(24));
  // Strict mode renders twice, and the first time once more.
  assert.ok(renders <= 2 * 21 + 2, String(renders));
  assert.equal(await shifted(page), 0);
});

test('the same objects in another array are the same result', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const same = await page.evaluate(() => {
    const items = window.shoes(12);
    window.mount({ shelf: window.shelf, list: { items } });
    const shown = window.seen.results.at(-1);
    window.render({ shelf: window.shelf, list: { items: [...items] } });
    return window.seen.results.at(-1) === shown && shown.items.every((item) => items.includes(item));
  });
  assert.ok(same);
});

test('new objects of the same products are shown, in the same order', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const [before, after, prices] = await page.evaluate(() => {
    window.mount({ shelf: window.shelf, list: { items: window.shoes(12) } });
    const before = window.order();
    const cheaper = window.shoes(12).map((shoe) => ({ ...shoe, price: 1 }));
    window.render({ shelf: window.shelf, list: { items: cheaper } });
    return [before, window.order(), window.seen.results.at(-1).items.map(({ price }) => price)];
  });
  assert.deepEqual(after, before);
  assert.deepEqual(new Set(prices), new Set([1]));
});

test('other rules order the list again', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const orders = await page.evaluate(() => {
    const items = window.shoes(24);
    const show = (rules) => (window.render({ shelf: window.shelf, list: { items, ...rules } }), window.order());
    window.mount({ shelf: window.shelf, list: { items } });
    return [{ strength: 0 }, { strength: 1 }, { pinned: [5] }, { pinned: (_, index) => index === 7 }, { maxShift: 0 }].map(show);
  });
  const ids = serversOrder(24);
  assert.deepEqual(orders[0], ids);
  assert.notDeepEqual(orders[1], ids);
  assert.equal(orders[2][5], ids[5]);
  assert.equal(orders[3][7], ids[7]);
  assert.deepEqual(orders[4], ids);
});

test('a list that grows stays as it is displayed, and what came on is ordered behind it', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const [first, grown] = await page.evaluate(() => {
    const show = (method, count) => window[method]({ shelf: window.shelf, list: { items: window.shoes(count), pinned: [0, 30] } });
    show('mount', 24);
    const first = window.order();
    show('render', 48);
    return [first, window.order()];
  });
  assert.deepEqual(grown.slice(0, 24), first);
  assert.notDeepEqual(grown.slice(24), serversOrder(24, 24));
  assert.deepEqual([...grown].sort(), serversOrder(48).sort());
  assert.equal(grown[30], 'shoe-30');
  assert.equal(await shifted(page), 0);
});

test('a few items stand however much comes on', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const [first, grown] = await page.evaluate(() => {
    const show = (method, count) => window[method]({ shelf: window.shelf, list: { items: window.shoes(count) } });
    show('mount', 6);
    const first = window.order();
    for (let n = 0; n < 3; n++) window.shelf.observe({ event: 'purchase', items: [window.shoes(1, 101 + 4 * n)[0]] });
    show('render', 48);
    return [first, window.order()];
  });
  assert.deepEqual(grown.slice(0, 6), first);
});

test('an interleaved list goes on saying whose pick each item is', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  const [first, grown] = await page.evaluate(() => {
    const show = (method, count) => {
      window[method]({ shelf: window.shelf, list: { items: window.shoes(count), interleave: true } });
      const { items, teams, arm } = window.seen.results.at(-1);
      return { ids: items.map(({ item_id }) => item_id), teams, arm };
    };
    show('mount', 12);
    return [show('render', 12), show('render', 24)];
  });
  assert.equal(first.arm, 'interleaved');
  assert.equal(first.teams.length, 12);
  assert.deepEqual(grown.teams.slice(0, 12), first.teams);
  assert.equal(grown.teams.length, 24);
  assert.deepEqual(grown.ids.slice(0, 12), first.ids);
});

test('a transition shows the next list in the shopper’s order, and only so', async (t) => {
  const { page, arrive } = await open(t);
  arrive();
  await shelfOf(page);
  await page.evaluate(() => {
    window.mount({ shelf: window.shelf, list: { items: window.shoes(24) } });
    window.seen.results.length = 0;
    window.renderLater({ shelf: window.shelf, list: { items: window.shoes(24, 100) } });
    window.renderLater({ shelf: window.shelf, list: { items: window.shoes(24, 200) } });
  });
  await page.waitForFunction(() => document.querySelector('#shoe-200'));
  const results = await page.evaluate(() => window.seen.results.map(({ personalised }) => personalised));
  assert.deepEqual(results, [true]);
});

test('strict mode leaves one shelf, and 200 pages come and gone leave none', async (t) => {
  const { page, arrive } = await open(t);
  const alive = () => page.evaluate(() => ({ shelves: window.alive.started - window.alive.disposed, channels: window.alive.channels }));
  const mount = () => page.evaluate(() => window.mount({ own: true, options: { consent: true }, list: { items: window.shoes(12) } }));
  arrive();
  await mount();
  await ready(page);
  assert.equal(await page.evaluate(() => window.alive.started), 2);
  assert.equal((await alive()).shelves, 1);
  await page.evaluate(() => window.unmount());
  for (let n = 0; n < 200; n++) {
    await mount();
    if (n % 2) await ready(page);
    await page.evaluate(() => window.unmount());
  }
  await page.waitForFunction(() => window.alive.channels === 0);
  assert.equal(await page.evaluate(() => window.alive.started), 402);
  assert.equal((await alive()).shelves, 0);
  assert.equal(page.workers().length, 0);
});
