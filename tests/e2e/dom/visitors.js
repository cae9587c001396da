// Visitors of the shop whose server renders its lists, each in a browser profile of their own.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { openBrowser } from '../support/browser.js';
import { shoe } from './page.js';
import { serveShop } from './server.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('node:test').TestContext} TestContext */

/** @type {Awaited<ReturnType<typeof serveShop>>} */
export let shop;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [shop, browser] = await Promise.all([serveShop(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

/** @param {TestContext} t */
export async function visitor(t) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(String(error.stack)));
  t.after(async () => {
    await context.close();
    assert.deepEqual(thrown, []);
  });
  return page;
}

/** Somebody who has looked at three Nordhavns here. @param {TestContext} t */
export async function fan(t) {
  const page = await visitor(t);
  await openList(page, { count: 0 });
  await page.evaluate(async (looks) => {
    const { createReshelf } = await import('/pkg/index.js');
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    for (const item of looks) shelf.observe({ event: 'view_item', ecommerce: { items: [item] } });
    await shelf.dispose();
  }, [103, 107, 111].map(shoe));
  return page;
}

/** @param {Page} page @param {import('./page.js').PageOptions} options */
export async function openList(page, options) {
  await page.goto(`${shop.address}/list?of=${encodeURIComponent(JSON.stringify(options))}`);
}

/** For tests of what happens within a hold: a bound of 1000 ms never comes. @param {Page} page */
export async function holdWithoutEnd(page) {
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (work, time) => (time === 1000 ? 0 : setTimeout(work, time));
  });
}

/**
 * A page on which `order(list, order, options)` puts a list into the order that it is told.
 *
 * @param {TestContext} t
 * @param {import('./page.js').PageOptions} [options]
 */
export async function toldPage(t, options = {}) {
  const page = await visitor(t);
  if (options.hold !== undefined) await holdWithoutEnd(page);
  await openList(page, options);
  await page.evaluate(async () => {
    const { orderList } = await import('/pkg/dom.js');
    window.heard = [];
    window.toldShelf = (order, ready = Promise.resolve(true)) => ({
      whenReady: ready,
      observe: (event) => window.heard.push(event),
      rerank: ({ items, ...rules }) => {
        window.asked = { items, rules };
        return { items, order: Uint32Array.from(order ?? items.keys()), personalised: order !== undefined };
      },
    });
    window.order = (list, order, options) =>
      orderList(list, { shelf: window.toldShelf(order), fresh: true, ...options });
  });
  return page;
}

/** The ids of the list's children. @param {Page} page */
export function ids(page) {
  return page.$$eval('#results > *', (children) => children.map((child) => child.dataset.itemId ?? child.id));
}

/** What came of the list that the page's own script ordered. @param {Page} page */
export function outcome(page) {
  return page.evaluate(async () => {
    const outcome = await window.outcome;
    return { ...outcome, order: [...outcome.order] };
  });
}

/** @param {Page} page */
export function isVisible(page) {
  return page.$eval('#results', (list) => getComputedStyle(list).visibility === 'visible');
}

/** Those of the list as the server sends it. */
export function served(count = 12) {
  return Array.from({ length: count }, (_, n) => shoe(n).item_id);
}
