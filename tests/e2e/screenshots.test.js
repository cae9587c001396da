import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.js';
import { startShop } from './support/shop.js';
import { Shopper } from './support/shopper.js';

const folder = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));
const widths = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

/** Those in view: the others are loaded when they come there. */
function picturesAreThere() {
  return [...document.images].every((picture) => {
    const { top, bottom, width } = picture.getBoundingClientRect();
    return picture.complete || width === 0 || bottom < 0 || top > innerHeight;
  });
}

/** @type {Awaited<ReturnType<typeof startShop>>} */
let shop;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [shop, browser] = await Promise.all([startShop(), openBrowser(), mkdir(folder, { recursive: true })]);
});
after(async () => {
  await browser?.close();
  shop?.stop();
});

for (const viewport of widths) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`the main states at ${viewport.width} px, ${colorScheme}`, async (t) => {
      const phone = viewport.width < 500;
      const context = await browser.newContext({ viewport, colorScheme, isMobile: phone, hasTouch: phone });
      t.after(() => context.close());
      const page = await context.newPage();
      const fan = new Shopper(page, shop.url);
      const keep = async (/** @type {string} */ state) => {
        // Not until the network is idle: of a worker that ends at once nobody tells that its script has come.
        await page.waitForFunction(picturesAreThere);
        await page.waitForTimeout(600); // until what glides has arrived
        await page.screenshot({ path: `${folder}${state}-${viewport.width}-${colorScheme}.png` });
      };

      await fan.visit('');
      await keep('home');
      await fan.allowStorage();
      await fan.search('rain jacket');
      await keep('results-of-a-stranger');
      await fan.lookAtBrand('Nordhavn', 3);
      await fan.search('daypack');
      assert.ok(await page.locator('.card .why', { hasText: 'Nordhavn' }).count() > 0, 'a picture of the server’s order');
      await keep('results-for-you');
      await fan.choosesOrder('server');
      await keep('results-of-the-server');
      await fan.choosesOrder('both');
      await keep('side-by-side');
      await fan.choosesOrder('mine');
      await fan.opensKnowledge();
      await keep('knowledge');
      await fan.closesKnowledge();
      await fan.choose(page.locator('.card').first());
      await keep('product');
      await page.click('a[href="/cart"]');
      await page.waitForSelector('.cart');
      await keep('cart');
      await page.goto(`${shop.url}crowd`);
      await page.waitForSelector('.sides');
      await keep('what-everybody-chose');
      await fan.visit('shop/footwear');
      if (phone) {
        await page.click('.filter-button');
        await page.locator('.drawer .filter-box').first().click();
        await keep('filters');
        await page.click('.filter-done .button');
      } else {
        await page.locator('.filters .filter-box').first().click();
      }
      await page.waitForSelector('.filter-chip');
      await keep('filtered');
      await fan.visit('');
      await page.click('.shopper >> nth=1');
      await page.waitForSelector('.tried');
      await keep('shopper-tried-on');
      await fan.visit('');
      await page.click('#tour-button');
      for (const step of [1, 2, 3, 4]) {
        await page.waitForFunction((at) => document.querySelector('.tour-count')?.textContent?.startsWith(`Step ${at} `), step);
        await keep(`tour-${step}`);
        if (step < 4) await page.click('.tour .mine');
      }
    });
  }
}
