import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openStorefront, withoutShopFile } from './support/storefront.js';

const BRAND = 'Nordhavn';

describe('the storefront', () => {
  const storefront = openStorefront(withoutShopFile);

  /**
   * @param {import('node:test').TestContext} t
   * @param {(context: import('playwright-core').BrowserContext) => Promise<void>} [prepare]
   */
  const shopper = (t, prepare) => storefront.shopper(t, {}, prepare);

  test('with nothing known the server’s order stands', async (t) => {
    const stranger = await shopper(t);
    await stranger.visit('search?q=daypack');
    assert.ok(isServed(await stranger.list()));
  });

  test('three products looked at of one brand lift it in the next search', async (t) => {
    const fan = await shopper(t);
    await becomeFan(fan);
    await fan.search('daypack');
    const list = await fan.list();
    assertLifted(list);
    const first = fan.page.locator(`.card[data-brand="${BRAND}"]`).first();
    assert.match(await first.locator('.moved').innerText(), /▲\d+/);
    assert.match(await first.locator('.why').innerText(), new RegExp(BRAND));
  });

  test('going back finds the list in the order in which it was left', async (t) => {
    const fan = await shopper(t);
    await becomeFan(fan);
    await fan.search('daypack');
    const before = await fan.list();
    await fan.lookAt(fan.page.locator('.card').nth(6));
    assert.deepEqual(await fan.list(), before);
  });

  test('the same search, asked again, is ordered by what is known by then', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=daypack');
    await fan.search('rain jacket');
    await fan.lookAtBrand(BRAND, 3);
    await fan.search('daypack');
    assertLifted(await fan.list());
  });

  test('with consent a reload keeps what is known', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=rain%20jacket');
    await fan.allowStorage();
    await fan.lookAtBrand(BRAND, 3);
    await fan.page.reload();
    await fan.page.waitForSelector('.card');
    await fan.search('daypack');
    assertLifted(await fan.list());
  });

  test('choices lead to learning in the worker, and the gate judges the result', async (t) => {
    const buyer = await shopper(t);
    const workers = [];
    buyer.page.on('worker', (worker) => workers.push(worker.url()));
    await buyer.visit('');
    await buyer.makesChoices();
    await buyer.opensKnowledge('Learning');
    const learned = await buyer.page.waitForSelector('[data-learned]', { timeout: 60_000 });
    assert.match(await learned.getAttribute('data-learned') ?? '', /^(adopted|kept|dropped)$/);
    assert.equal(workers.length, 1);
    assert.ok(workers[0]?.startsWith(`${buyer.shop}reshelf/`));
  });

  test('forgetting restores the server’s order exactly', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=rain%20jacket');
    await fan.allowStorage();
    await fan.lookAtBrand(BRAND, 3);
    await fan.search('daypack');
    assert.ok(!isServed(await fan.list()));
    await fan.opensKnowledge();
    await fan.forgetsEverything();
    await fan.page.waitForFunction(() => document.querySelector('.toolbar-note')?.textContent?.startsWith('Nothing is known'));
    assert.ok(isServed(await fan.list()), 'on the page it stands on');
    await fan.closesKnowledge();
    await fan.search('fleece');
    assert.ok(isServed(await fan.list()), 'in the next search');
    await fan.page.reload();
    await fan.page.waitForSelector('.card');
    assert.ok(isServed(await fan.list()), 'after a reload');
  });

  test('reshelf asks the network for nothing but its own files', async (t) => {
    /** @type {import('playwright-core').Request[]} */
    const requests = [];
    const buyer = await shopper(t, async (context) => {
      context.on('request', (request) => requests.push(request));
    });
    await buyer.visit('');
    await buyer.page.waitForLoadState('networkidle');
    const loaded = requests.length;
    await buyer.makesChoices();
    await buyer.opensKnowledge('Learning');
    await buyer.page.waitForSelector('[data-learned]', { timeout: 60_000 });
    await buyer.page.click('.knowledge [role=tab]:text-is("Network")');
    await buyer.page.locator('.knowledge .verdict', { hasText: 'its own files only, and sent nothing' }).waitFor();
    await buyer.closesKnowledge();
    await buyer.page.waitForLoadState('networkidle');
    const learned = requests.length;
    await buyer.search('beanie');
    await buyer.lookAt(buyer.page.locator('.card').first());
    await buyer.page.waitForLoadState('networkidle');

    const own = (/** @type {import('playwright-core').Request} */ request) => request.url().startsWith(`${buyer.shop}reshelf/`);
    for (const request of requests) {
      const { pathname, search, origin } = new URL(request.url());
      assert.equal(`${origin}/`, buyer.shop, `a request left the shop: ${request.url()}`);
      assert.equal(request.method(), 'GET', request.url());
      if (own(request)) assert.equal(search, '', `a file of reshelf was asked for with words: ${request.url()}`);
      else assert.match(pathname, /^\/(api|pictures|fonts|styles|parts|views|search|product)\/?|^\/[\w-]+\.(js|svg)$|^\/$/);
    }
    const names = new Set(requests.slice(loaded, learned).filter(own).map((request) => new URL(request.url()).pathname));
    const later = /^\/reshelf\/(wasm\/(worker\.js|trainer_bg\.wasm)|inspector(\/\w+)?\.js)$/;
    for (const name of names) assert.match(name, later, 'only what learning and the panel need comes later');
    assert.deepEqual(requests.slice(learned).filter(own).map((request) => request.url()), [], 'after learning has started, nothing');
  });

  test('the switch shows the server’s order, and the shopper’s again', async (t) => {
    const fan = await shopper(t);
    await becomeFan(fan);
    await fan.search('daypack');
    const mine = await fan.list();
    await fan.choosesOrder('server');
    assert.ok(isServed(await fan.list()));
    assert.equal(await fan.page.locator('.card .moved').filter({ visible: true }).count(), 0, 'nothing has moved in it');
    await fan.choosesOrder('mine');
    assert.deepEqual(await fan.list(), mine);
    assert.ok(await fan.page.locator('.card .moved').filter({ visible: true }).count() > 0);
  });

  test('nothing moves while a page comes up', async (t) => {
    const fan = await shopper(t, (context) => context.addInitScript(countLayoutShifts));
    await fan.visit('');
    await fan.search('rain jacket');
    await fan.lookAtBrand(BRAND, 3);
    const shifts = () => fan.page.evaluate(() => /** @type {any} */ (window).layoutShifts);
    assert.deepEqual(await shifts(), []);
    await fan.visit('search?q=daypack');
    await fan.page.waitForLoadState('networkidle');
    assert.deepEqual(await shifts(), []);
  });

  test('the keyboard is enough', async (t) => {
    const typist = await shopper(t);
    await typist.visit('');
    const { keyboard } = typist.page;
    await typist.page.focus('#search-field');
    await keyboard.type('nordhavn day');
    await typist.page.waitForSelector('.suggestions li');
    await keyboard.press('ArrowDown');
    assert.equal(await typist.page.getAttribute('#search-field', 'aria-activedescendant'), 'suggestion-0');
    await keyboard.press('Enter');
    await typist.page.waitForFunction(() => document.title.startsWith('“Nordhavn daypacks”'));
    await typist.page.focus('.card a');
    await keyboard.press('Enter');
    await typist.page.waitForSelector('.product');
    await typist.page.focus('.product-buy button');
    await keyboard.press('Enter');
    assert.equal(await typist.page.innerText('#cart-count'), '1');
  });

  test('fits the width of a phone', async (t) => {
    const walker = await shopper(t);
    await walker.page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['', 'search?q=daypack', 'shop/camp']) {
      await walker.visit(path);
      const [content, screen] = await walker.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= screen, `${path}: ${content} px wide on a screen of ${screen}`);
    }
  });

  test('without consent nothing is stored', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=rain%20jacket');
    await fan.refuseStorage();
    await fan.lookAtBrand(BRAND, 3);
    await fan.choose(fan.page.locator('.card').first());
    await fan.search('daypack');
    assert.ok(!isServed(await fan.list()));
    const stored = await fan.page.evaluate(async () => ({
      databases: await indexedDB.databases(), local: localStorage.length, session: sessionStorage.length, caches: await caches.keys(), cookies: document.cookie,
    }));
    assert.deepEqual(stored, { databases: [], local: 0, session: 0, caches: [], cookies: '' });
  });

  /** @type {[string, (context: import('playwright-core').BrowserContext) => Promise<void>][]} */
  const failures = [
    ['without WebAssembly', (context) => context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    })],
    ['where no file of the package can be loaded', (context) => context.route('**/reshelf/**', (route) => route.abort())],
    ['where one file of the package is missing', (context) => context.route('**/reshelf/order.js', (route) => route.fulfill({ status: 404 }))],
  ];
  for (const [what, prepare] of failures) {
    test(`${what} the shop works in the server’s order, and says so`, async (t) => {
      const unlucky = await shopper(t, prepare);
      const { page } = unlucky;
      await unlucky.visit('');
      assert.ok(isServed(await unlucky.list()));
      await unlucky.search('rain jacket');
      await unlucky.lookAtBrand(BRAND, 3);
      await unlucky.search('daypack');
      assert.ok(isServed(await unlucky.list()));
      assert.match(await page.innerText('.toolbar-note'), /does not run/);
      await unlucky.choosesOrder('both');
      await page.waitForSelector('.sides');
      await page.click('#knowledge-button');
      await page.waitForFunction(() => /could not be loaded|not ready/.test(document.querySelector('.knowledge reshelf-inspector')?.shadowRoot?.textContent ?? document.querySelector('.knowledge')?.textContent ?? ''));
      await page.keyboard.press('Escape');
      await page.locator('.side-row a').first().click();
      await page.waitForSelector('.product');
      await page.click('.product-buy button');
      assert.equal(await page.innerText('#cart-count'), '1');
    });
  }
});

/** @param {import('./support/shopper.js').Shopper} shopper */
async function becomeFan(shopper) {
  await shopper.visit('search?q=rain%20jacket');
  await shopper.lookAtBrand(BRAND, 3);
}

/** @param {{ served: number }[]} list */
function isServed(list) {
  return list.length > 0 && list.every(({ served }, place) => served === place);
}

/** @param {{ brand: string, served: number }[]} list */
function assertLifted(list) {
  const theirs = list.map((card, place) => ({ ...card, place })).filter(({ brand }) => brand === BRAND);
  assert.ok(theirs.length >= 3, 'the search finds the brand');
  const mean = (/** @type {number[]} */ places) => places.reduce((sum, place) => sum + place, 0) / places.length;
  const [here, served] = [mean(theirs.map(({ place }) => place)), mean(theirs.map((card) => card.served))];
  assert.ok(here < served, `${BRAND} stands at ${here.toFixed(1)} on average, the server had it at ${served.toFixed(1)}`);
}

/** Runs in the page: what moved without the shopper's doing. */
function countLayoutShifts() {
  const page = /** @type {any} */ (window);
  page.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      if (!entry.hadRecentInput) page.layoutShifts.push({ value: entry.value, what: entry.sources.map((/** @type {any} */ source) => source.node?.className || source.node?.nodeName) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
