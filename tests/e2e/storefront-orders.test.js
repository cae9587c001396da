import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openStorefront, withoutShopFile } from './support/storefront.js';

const { shopper } = openStorefront(withoutShopFile);
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const widths = /** @type {const} */ ([['a desktop', {}], ['a phone', phone]]);

for (const [device, options] of widths) {
  describe(`on ${device}`, () => {
    test('side by side shows the server’s order, mine, and a line from each place to the other', async (t) => {
      const fan = await shopper(t, options);
      const { page } = fan;
      await fan.visit('search?q=rain%20jacket');
      await fan.lookAtBrand('Nordhavn', 3);
      await fan.search('daypack');
      const mine = await fan.list();
      await fan.choosesOrder('both');
      await page.waitForSelector('.sides');
      const [server, personal] = await page.$$eval('.side', (sides) => sides.map((side) => [...side.querySelectorAll('[data-id]')].map((row) => row.getAttribute('data-id'))));
      assert.deepEqual(server, [...mine].sort((a, b) => a.served - b.served).map(({ id }) => id));
      assert.deepEqual(personal, mine.map(({ id }) => id));
      const lines = await page.$$eval('.side-lines path', (paths) => paths.map((path) => [path.getAttribute('data-id'), path.getAttribute('d')?.match(/[\d.]+/g)?.map(Number)]));
      assert.equal(lines.length, mine.length);
      for (const [id, numbers] of lines) {
        assert.equal(numbers?.[1], server?.indexOf(/** @type {any} */ (id)) + 0.5);
        assert.equal(numbers?.at(-1), personal?.indexOf(/** @type {any} */ (id)) + 0.5);
      }
      const marks = await page.$$eval('.side:last-child .side-row', (rows) => rows.map((row) => row.querySelector('.moved')?.textContent ?? ''));
      assert.deepEqual(marks, mine.map(({ served }, place) => (served > place ? `▲${served - place}` : served < place ? `▼${place - served}` : '')));
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(Number(content) <= Number(screen), `${content} px wide on a screen of ${screen}`);

      await page.click('.side:last-child .side-row >> nth=1');
      await page.waitForSelector('.product');
      const chosen = await page.evaluate(() => /** @type {any} */ (window).dataLayer.findLast((/** @type {any} */ entry) => entry.event === 'select_item').ecommerce.items[0]);
      assert.deepEqual([chosen.item_id, chosen.index], [mine[1]?.id, 1]);
    });

    test('one click tries on a shopper, and the next list shows what came of it', async (t) => {
      const visitor = await shopper(t, options);
      const { page } = visitor;
      await visitor.visit('');
      const shoppers = await page.locator('.shopper').count();
      assert.ok(shoppers >= 3);
      for (let i = 0; i < shoppers; i++) {
        await visitor.visit('');
        const box = await page.locator('.shopper').first().boundingBox();
        assert.ok(box && box.y + box.height < (page.viewportSize()?.height ?? 0), 'at first sight');
        await page.locator('.shopper').nth(i).click();
        await page.waitForSelector('.tried');
        assert.ok(await page.locator('.tried-looked li').count() >= 4);
        const list = await visitor.list();
        const risen = list.slice(0, 12).filter(({ served }, place) => served - place >= 3);
        assert.ok(risen.length >= 2, `shopper ${i}: ${risen.length} of the first twelve came from far below`);
        await page.waitForFunction(() => [...document.querySelectorAll('.card .why')].some((why) => why.textContent?.startsWith('Because')));
      }
      await page.click('.tried .link-button');
      await page.waitForFunction(() => !document.querySelector('.tried'));
      assert.ok((await visitor.list()).every(({ served }, place) => served === place), 'forgotten again');
    });

    test('the tour takes four steps by keyboard, and can be left at any of them', async (t) => {
      const visitor = await shopper(t, options);
      const { page } = visitor;
      await visitor.visit('');
      await page.focus('#tour-button');
      await page.keyboard.press('Enter');
      for (const [step, order] of /** @type {[number, string][]} */ ([[1, 'server'], [2, 'mine'], [3, 'both'], [4, 'mine']])) {
        await page.waitForFunction((at) => document.querySelector('.tour-count')?.textContent === `Step ${at} of 4`, step);
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'tour-title', 'the focus goes with it');
        assert.equal(await page.locator('.switch input:checked').getAttribute('value'), order);
        assert.equal(await page.locator('.pointed').count(), 1);
        if (step < 4) {
          await page.keyboard.press('Tab');
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
        }
      }
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.getElementById('tour')?.hidden);
      assert.equal(await page.locator('.pointed').count(), 0);
      assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]), [0, 0, 0]);
    });

    test('nothing moves by itself: not for filters, side by side, or the tour', async (t) => {
      const visitor = await shopper(t, options, (context) => context.addInitScript(countLayoutShifts));
      const { page } = visitor;
      await visitor.visit('');
      await page.click('#tour-button');
      for (const step of [1, 2, 3, 4]) {
        await page.waitForFunction((at) => document.querySelector('.tour-count')?.textContent === `Step ${at} of 4`, step);
        await page.waitForTimeout(700); // longer than a shift counts as asked for
        if (step < 4) await page.click('.tour .mine');
      }
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).layoutShifts), []);
      await page.goto(`${visitor.shop}shop/footwear?brand=Ibexa`);
      await page.waitForSelector('.filter-chip');
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).layoutShifts), []);
    });
  });
}

/** Runs in the page: what moved without the shopper's doing. */
function countLayoutShifts() {
  const page = /** @type {any} */ (window);
  page.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      // Also what follows a click within its half second: the tour acts then, and only its own card may change its size.
      const what = entry.sources.map((/** @type {any} */ { node }) => node?.className || node?.nodeName).filter((/** @type {string} */ name) => name !== 'tour');
      if (!entry.hadRecentInput || what.length > 0) page.layoutShifts.push({ value: entry.value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
