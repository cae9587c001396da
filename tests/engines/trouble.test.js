// What the shop says while an engine starts, hangs, or has an index that does not fit, and what a shopper sees of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inventedCatalogue } from '../../www/server/catalogues/invented.js';
import { EngineError } from '../../www/server/engines/remedies.js';
import { RemoteEngine } from '../../www/server/engines/remote.js';
import { openBrowser } from '../e2e/support/browser.js';
import { startShop } from '../e2e/support/shop.js';
import { Shopper } from '../e2e/support/shopper.js';
import { anything, connect, fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** @param {RemoteEngine} engine @param {RegExp} words */
const says = (engine, words) => assert.rejects(engine.search(anything), (error) => error instanceof EngineError && words.test(error.message), String(words));

test('while Typesense starts, nobody is told to load it anew or to change its fields', async (t) => {
  const server = await startTypesense({ ready: false });
  t.after(() => server.stop());
  const engine = new RemoteEngine(connect(server, 'shop'));
  const heard = new Set();
  for (let ready = false; !ready;) {
    ready = await fetch(`${server.url}/health`).then(({ ok }) => ok, () => false);
    const { message } = await engine.search(anything).then(() => ({ message: 'found' }), (error) => error);
    heard.add(message.replaceAll(server.url, 'URL'));
    if (!ready) assert.match(message, /does not answer \(ECONN\w+\)\. Start it|may still be starting|has no "shop"/, message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(`while Typesense ${server.version} started: ${[...heard].join(' | ')}`);
  await says(engine, /has no "shop"\. Load it: node www\/server\/load\.js --search typesense=/);
});

test('a Typesense index without facets, or without fields, is said to be unfit', async (t) => {
  const server = await startTypesense();
  t.after(() => server.stop());
  const connection = connect(server, 'shop');
  const texts = ['item_name', 'item_brand', 'item_category', 'item_category2', 'item_variant', 'words'].map((name) => ({ name, type: 'string' }));
  const make = (/** @type {object[]} */ fields) => connection.tell({ method: 'POST', path: '/collections', body: { name: 'shop', fields } });
  await make([...texts, { name: 'features', type: 'string[]' }, { name: 'price', type: 'float' }, { name: 'popularity', type: 'float' }]);
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: Could not find a facet field named `item_brand`.* Delete "shop"/);
  await connection.tell(/** @type {any} */ ({ method: 'DELETE', path: '/collections/shop' }));
  await make(texts.slice(0, 2));
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: Could not find a field named/);
  await says(new RemoteEngine(connect({ ...server, key: 'another' }, 'shop')), /refuses the key/);
});

test('an OpenSearch index without keywords to count is said to be unfit, and one that is not there to be loaded', async (t) => {
  const server = await startOpenSearch();
  t.after(() => server.stop());
  const connection = connect(server, 'shop');
  await says(new RemoteEngine(connection), /has no "shop"\. Load it/);
  await connection.tell({ method: 'PUT', path: '/shop', body: { mappings: { properties: { item_brand: { type: 'text' }, popularity: { type: 'double' }, price: { type: 'double' } } } } });
  await connection.tell({ method: 'POST', path: '/shop/_doc?refresh=true', body: { item_id: 'A', item_brand: 'Auk', price: 5, popularity: 1 } });
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: it counts no values of item_brand/);
});

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
        await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The shop could not answer');
        assert.match(await page.innerText('.empty p'), /is there and gives no answer in time/);
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-unseen-${width}.png` });
        server.thaw();
        await page.click('.empty .button');
        await page.waitForSelector('.card');
        assert.equal(await note(), '');
        if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-back-${width}.png` });
      });
    }
  });
}
