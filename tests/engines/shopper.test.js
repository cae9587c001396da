// A shopper in the storefront on the real engines, in Chromium, also while the engine hangs. SCREENSHOTS=folder keeps pictures.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inventedCatalogue } from '../../www/server/catalogues/invented.js';
import { openBrowser } from '../e2e/support/browser.js';
import { startShop } from '../e2e/support/shop.js';
import { Shopper } from '../e2e/support/shopper.js';
import { fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

for (const [name, start] of Object.entries({ Typesense: startTypesense, OpenSearch: startOpenSearch })) {
  describe(`a shopper in the shop on ${name}`, () => {
    /** @type {import('./support/servers.js').Server} */
    let server;
    /** @type {Awaited<ReturnType<typeof startShop>>} */
    let shop;
    /** @type {import('playwright-core').Browser} */
    let browser;
    before(async () => {
      server = await start();
      await fill(server, 'shop', inventedCatalogue());
      process.env.RESHELF_SEARCH_KEY = server.key;
      [shop, browser] = await Promise.all([startShop('--search', `${server.name}=${server.url}/shop`), openBrowser()]);
    });
    after(async () => {
      await browser?.close();
      shop?.stop();
      server?.thaw();
      await server?.stop();
    });

    /** @param {import('node:test').TestContext} t @param {import('playwright-core').BrowserContextOptions} [options] */
    async function enter(t, options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => assert.fail(`the page threw: ${error.stack}`));
      return new Shopper(page, shop.url);
    }

    test('gets lists in their order, which hold each product of the engine’s once', async (t) => {
      const fan = await enter(t);
      await fan.visit('search?q=rain%20jacket');
      const stranger = await fan.list();
      await fan.lookAtBrand('Nordhavn', 3);
      await fan.search('jackets');
      const known = await fan.list();
      assert.ok(stranger.every(({ served }, place) => served === place));
      assert.ok(known.some(({ served }, place) => served !== place));
      assert.equal(new Set(known.map(({ id }) => id)).size, known.length);
    });

    for (const width of [1280, 390]) {
      test(`finds what was seen when the engine hangs, is told so, and goes on when it comes back, ${width} wide`, async (t) => {
        const fan = await enter(t, { viewport: { width, height: 844 } });
        const { page } = fan;
        await fan.visit('search?q=daypack');
        const seen = await fan.list();
        await fan.search('rain jacket');
        server.freeze();
        t.after(() => server.thaw());
        await page.goBack();
        await page.waitForFunction(() => document.querySelector('h1')?.textContent === '“daypack”');
        assert.deepEqual((await fan.list()).map(({ id }) => id), seen.map(({ id }) => id));
        const note = () => page.textContent('#reach');
        assert.match(await note() ?? '', /search does not answer|takes long to answer/);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing stands out at the side');
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-hangs-${width}.png` });

        await page.fill('#search-field', 'tent');
        await page.press('#search-field', 'Enter');
        // A page that was not seen before waits 40 s.
        await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The shop could not answer', undefined, { timeout: 60_000 });
        assert.match(await page.innerText('.empty p'), /is there and gives no answer in time/);
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-unseen-${width}.png` });
        server.thaw();
        await page.click('.empty .button');
        await page.waitForSelector('.card');
        // Another of the page's requests may be late still, where the machine does much else.
        await page.waitForFunction(() => document.querySelector('#reach')?.textContent === '');
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-back-${width}.png` });
      });
    }
  });
}
