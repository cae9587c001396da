import { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { openBrowser } from './browser.js';
import { startShop } from './shop.js';
import { Shopper } from './shopper.js';

/** @typedef {import('playwright-core').BrowserContext} BrowserContext */

/** Settings of a shop where a stranger sees the server's order, whenever they look. */
export const withoutShopFile = () => ['--shop-file', 'none'];

/**
 * The shop and a browser for the tests of one file.
 * @param {() => string[]} [settings] further arguments of the shop's command
 * @returns {{ shopper: (t: import('node:test').TestContext, options?: import('playwright-core').BrowserContextOptions, prepare?: (context: BrowserContext) => unknown) => Promise<Shopper> }}
 */
export function openStorefront(settings = () => []) {
  /** @type {Awaited<ReturnType<typeof startShop>>} */
  let shop;
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    [shop, browser] = await Promise.all([startShop(...settings()), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    shop?.stop();
  });

  return {
    async shopper(t, options, prepare) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      t.after(() => context.close());
      await prepare?.(context);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => assert.fail(`the page threw: ${error.stack}`));
      return new Shopper(page, shop.url);
    },
  };
}

/** The names of the events on the page's data layer, in their order. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export function events(page) {
  return page.evaluate(() => /** @type {any} */ (window).dataLayer.map((/** @type {any} */ entry) => entry.event ?? [...entry].slice(0, 2).join(' ')));
}
