import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { openStorefront } from './support/storefront.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const widths = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

const { shopper } = openStorefront();

for (const viewport of widths) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    describe(`axe at ${viewport.width} px, ${colorScheme}`, () => {
      test('finds nothing serious in any main state', async (t) => {
        const phone = viewport.width < 500;
        const visitor = await shopper(t, { viewport, colorScheme, reducedMotion: 'reduce', isMobile: phone, hasTouch: phone }, (context) => context.addInitScript({ path: axe }));
        const { page } = visitor;
        const check = async (/** @type {string} */ state) => assert.deepEqual(await seriousIn(page), [], state);

        await visitor.visit('');
        await check('home, asking for consent');
        await visitor.refuseStorage();
        await page.click('#tour-button');
        await page.waitForSelector('.tour h2');
        await check('the tour');
        await page.keyboard.press('Escape');
        await visitor.visit('');
        await visitor.refuseStorage();
        await page.click('.shopper >> nth=0');
        await page.waitForSelector('.tried');
        await page.waitForSelector('.card .why:not(:empty)');
        await check('results of a shopper tried on');
        await visitor.choosesOrder('both');
        await page.waitForSelector('.sides');
        await check('side by side');
        await visitor.choosesOrder('mine');
        await page.fill('#search-field', 'nordh');
        await page.waitForSelector('.suggestions li');
        await page.keyboard.press('ArrowDown');
        await check('suggestions');
        await page.keyboard.press('Escape');
        if (phone) {
          await page.click('.filter-button');
          await check('the filters’ drawer');
          await page.locator('.drawer .filter-box').first().click();
          await page.click('.filter-done .button');
        } else {
          await page.locator('.filters .filter-box').first().click();
        }
        await page.waitForSelector('.filter-chip');
        await check('a filtered list');
        await page.click('.card a >> nth=0');
        await page.waitForSelector('.product');
        await page.click('.wish');
        await page.click('.product-buy .button');
        await check('a product');
        await page.click('a[href="/cart"]');
        await page.waitForSelector('.cart-sum');
        await check('the cart');
        await page.click('.cart-sum .button');
        await page.waitForSelector('.empty');
        await check('after the order');
        await page.goto(`${visitor.shop}crowd`);
        await page.waitForSelector('.sides');
        await check('what everybody chose');
      });
    });
  }
}

/** @param {import('playwright-core').Page} page */
function seriousIn(page) {
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter((/** @type {any} */ { impact }) => impact === 'serious' || impact === 'critical')
      .map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target.join(' ')} (${node.failureSummary.split('\n').slice(1, 2).join('').trim().slice(0, 160)})`).join(', ')}`);
  });
}
