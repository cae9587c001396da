// The storefront's shop file: what a stranger sees once it is there, both orders side by side, and that nothing changes without it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startShop } from './support/shop.js';
import { openStorefront } from './support/storefront.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./support/shopper.js').Shopper} Shopper */

const main = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));
const { shopper } = openStorefront();
const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };
const widths = /** @type {const} */ ([['a desktop', {}], ['a phone', phone]]);

/** How the shop file stands on the page, which has one shelf. @param {Page} page */
const state = (page) => page.evaluate(async () => {
  const { Personal } = await import(/** @type {any} */ ('/personal.js'));
  return new Personal().shelf?.status().shop?.state;
});

/** A stranger's first list is there, and then the file. @param {Shopper} stranger */
async function arrives(stranger) {
  await stranger.visit('search?q=tent');
  await settles(stranger.page);
  assert.equal(await state(stranger.page), 'used');
}

/** @param {Page} page */
async function settles(page) {
  for (let tries = 0; tries < 300 && (await state(page)) === 'waiting'; tries++) await page.waitForTimeout(50);
}

/** @param {{ served: number }[]} list */
const isServed = (list) => list.length > 0 && list.every(({ served }, place) => served === place);

/** @param {Page} page */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const [device, options] of widths) {
  describe(`on ${device}`, () => {
    test('a stranger gets the crowd’s order in the next list, with the reason, and what is displayed stands', async (t) => {
      const stranger = await shopper(t, options);
      const { page } = stranger;
      await arrives(stranger);
      assert.ok(isServed(await stranger.list()), 'the list that was there before the file');
      await stranger.search('hat');
      const list = await stranger.list();
      assert.ok(!isServed(list));
      assert.deepEqual(list.map(({ served }) => served).sort((a, b) => a - b), list.map((_, place) => place), 'each exactly once');
      const note = await page.innerText('.toolbar-note');
      const moved = list.filter(({ served }, place) => served > place).length;
      assert.match(note, new RegExp(`^Nothing is known about you yet, so ${moved} moved up that simulated shoppers chose`));
      await page.waitForFunction(() => document.querySelector('.card .why')?.textContent === 'Because many who saw it chose it');
      assert.match(await page.locator('.card .moved').first().getAttribute('aria-label') ?? '', /^moved (up|down) \d+ places?, as others chose$/);
      assert.ok(await fits(page));
      await stranger.choosesOrder('server');
      assert.ok(isServed(await stranger.list()));
    });

    test('both orders stand side by side, with what moved, why, and that the shoppers are simulated', async (t) => {
      const visitor = await shopper(t, options);
      const { page } = visitor;
      await page.goto(`${visitor.shop}crowd?q=hat`);
      await page.waitForSelector('.sides');
      const { hits } = await (await fetch(`${visitor.shop}api/search?q=hat`)).json();
      const ids = hits.map((/** @type {{ item_id: string }} */ { item_id }) => item_id);
      const [server, crowd] = await page.$$eval('.side', (sides) => sides.map((side) => [...side.querySelectorAll('[data-id]')].map((row) => row.getAttribute('data-id') ?? '')));
      assert.deepEqual(server, ids);
      assert.notDeepEqual(crowd, ids);
      assert.deepEqual(new Set(crowd), new Set(ids));
      assert.equal(crowd?.length, ids.length);
      const marks = await page.$$eval('.side:last-child .side-row', (rows) => rows.map((row) => row.querySelector('.moved')?.textContent ?? ''));
      assert.deepEqual(marks, crowd?.map((id, place) => mark(ids.indexOf(id) - place)));

      const rose = await page.$$eval('.rose li', (rows) => rows.map((row) => ({ id: row.getAttribute('data-id') ?? '', why: row.querySelector('.rose-why')?.textContent, from: row.querySelector('.rose-from')?.textContent })));
      assert.equal(rose.length, 3);
      for (const { id, why, from } of rose) {
        assert.equal(why, 'Many who saw it chose it.');
        assert.ok(from?.endsWith(`from place ${ids.indexOf(id) + 1} to ${(crowd?.indexOf(id) ?? 0) + 1}`), from);
      }
      assert.match(await page.innerText('.crowd-simulated'), /^These shoppers are simulated\./);
      assert.ok(await page.locator('.rose-why').first().isVisible());
      assert.ok(await fits(page));

      await page.click('.chip:text("coffee")');
      await page.waitForFunction(() => document.querySelector('.crowd h2')?.textContent?.startsWith('“coffee”'));
      assert.match(page.url(), /\/crowd\?q=coffee$/);
      await page.goto(`${visitor.shop}crowd?q=xyzzy`);
      await page.waitForFunction(() => document.querySelector('.crowd')?.textContent?.includes('No product matches “xyzzy”'));
    });
  });
}

describe('beside who is known', () => {
  test('the page shows a stranger’s order all the same, and takes nothing from who looks on', async (t) => {
    const [fan, stranger] = await Promise.all([shopper(t), shopper(t)]);
    await fan.visit('search?q=rain%20jacket');
    await fan.allowStorage();
    await fan.lookAtBrand('Nordhavn', 3);
    const sides = [];
    for (const { page, shop } of [fan, stranger]) {
      await page.goto(`${shop}crowd?q=daypack`);
      await page.waitForSelector('.sides');
      sides.push(await page.$$eval('.side:last-child [data-id]', (rows) => rows.map((row) => row.getAttribute('data-id'))));
    }
    assert.deepEqual(sides[0], sides[1]);
    await settles(fan.page);
    await fan.search('daypack');
    assert.match(await fan.page.innerText('.toolbar-note'), /moved up for you/);
    const mine = (await fan.list()).map(({ id }) => id);
    const nordhavns = (await fan.list()).filter(({ brand }) => brand === 'Nordhavn').map(({ id }) => id);
    const mean = (/** @type {(string | null)[]} */ order) => nordhavns.reduce((sum, id) => sum + order.indexOf(id), 0) / nordhavns.length;
    assert.ok(mean(mine) < mean(sides[1] ?? []), 'what they looked at lifts it above what others chose');
    const databases = await fan.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    assert.ok(databases.length > 0 && !databases.includes('stranger'), databases.join());
  });

  test('forgetting restores the crowd’s order exactly', async (t) => {
    const fan = await shopper(t);
    const { page } = fan;
    await arrives(fan);
    await fan.search('daypack');
    const before = await fan.list();
    assert.ok(!isServed(before));
    await fan.search('rain jacket');
    await fan.lookAtBrand('Nordhavn', 3);
    await fan.search('daypack');
    assert.notDeepEqual(await fan.list(), before);
    await fan.opensKnowledge();
    await fan.forgetsEverything();
    await page.waitForFunction(() => document.querySelector('.toolbar-note')?.textContent?.startsWith('Nothing is known'));
    assert.deepEqual(await fan.list(), before);
  });

  test('the inspector shows what others chose as a reason', async (t) => {
    const stranger = await shopper(t);
    await arrives(stranger);
    await stranger.search('hat');
    await stranger.opensKnowledge('This list');
    const { page } = stranger;
    await page.locator('.knowledge', { hasText: 'In the order of what others chose' }).waitFor();
    await page.locator('.knowledge summary').first().click();
    await page.locator('.knowledge details[open]', { hasText: 'What others chose' }).first().waitFor();
  });
});

describe('where the file', () => {
  const damaged = Buffer.from('RSHC and then nothing that is one');
  const failures = /** @type {const} */ ([['is missing', { status: 404, body: '' }], ['is damaged', { status: 200, body: damaged }]]);
  for (const [what, answer] of failures) {
    test(`${what} all is as without it: the server’s order for a stranger, no error, and the page says so`, async (t) => {
      /** @type {string[]} */
      const said = [];
      const stranger = await shopper(t, {}, async (context) => {
        await context.route('**/*.shop', (route) => route.fulfill(answer));
        context.on('console', (message) => void (message.text().startsWith('reshelf') && said.push(message.text())));
      });
      const { page } = stranger;
      await stranger.visit('search?q=tent');
      await settles(page);
      assert.equal(await state(page), 'refused');
      await stranger.search('hat');
      assert.ok(isServed(await stranger.list()));
      assert.match(await page.innerText('.toolbar-note'), /so this is the server’s order/);
      assert.equal(said.length, 1, said.join('\n'));
      await stranger.search('rain jacket');
      await stranger.lookAtBrand('Nordhavn', 3);
      await stranger.search('daypack');
      assert.ok(!isServed(await stranger.list()), 'who is known gets their own order');
      await page.goto(`${stranger.shop}crowd`);
      await page.waitForFunction(() => document.querySelector('.crowd')?.textContent?.includes('a stranger gets the server’s order'));
      assert.equal(await page.locator('.sides').count(), 0);
    });
  }
});

test('nothing is asked for after reshelf’s own files, of which the shop file is one, fetched once and kept', async (t) => {
  /** @type {import('playwright-core').Response[]} */
  const responses = [];
  const stranger = await shopper(t, {}, (context) => context.on('response', (response) => responses.push(response)));
  const { page } = stranger;
  await arrives(stranger);
  await page.waitForLoadState('networkidle');
  const own = () => responses.filter((response) => response.url().startsWith(`${stranger.shop}reshelf/`));
  const loaded = own().length;
  const files = responses.filter((response) => response.url().endsWith('.shop'));
  assert.equal(files.length, 1);
  assert.match(new URL(files[0]?.url() ?? '').pathname, /^\/reshelf\/vardeholm\.[0-9a-f]{12}\.shop$/);
  assert.match(await files[0]?.headerValue('cache-control') ?? '', /immutable/);
  await stranger.search('hat');
  await stranger.lookAt(page.locator('.card').nth(2));
  await stranger.search('bag');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(own().slice(loaded).map((response) => response.url()), []);
  for (const response of responses) {
    assert.ok(response.url().startsWith(stranger.shop), response.url());
    assert.equal(response.request().method(), 'GET');
  }
});

describe('the server', () => {
  test('serves another file, or none, and names it in its pages', async (t) => {
    const own = fileURLToPath(new URL('../../www/simulation/vardeholm.shop', import.meta.url));
    const settings = [['--shop-file', own], ['--shop-file', 'none']];
    const shops = await Promise.all(settings.map((more) => startShop(...more)));
    t.after(() => shops.forEach((shop) => shop.stop()));
    const [one, none] = await Promise.all(shops.map(async ({ url }) => ({ url, html: await (await fetch(`${url}search?q=tent`)).text() })));
    assert.match(one?.html ?? '', /<meta name="shop-file" content="\/reshelf\/vardeholm\.\w+\.shop">/, 'and nothing of simulated shoppers');
    const path = /content="(\/reshelf\/[^"]+\.shop)"/.exec(one?.html ?? '')?.[1] ?? '';
    assert.equal((await fetch(new URL(path, one?.url))).status, 200);
    assert.equal((await fetch(new URL(path, none?.url))).status, 404);
    assert.doesNotMatch(none?.html ?? '', /shop-file/);
  });

  test('says what to do about a file that it cannot read', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, '--port', '0', '--shop-file', 'nowhere.shop'], { encoding: 'utf8', timeout: 60_000 });
    assert.equal(status, 1);
    assert.match(stderr, /--shop-file nowhere\.shop cannot be read \(ENOENT\); give a file that reshelf shop wrote, or none/);
  });
});

/** @param {number} up */
const mark = (up) => (up === 0 ? '' : `${up > 0 ? '▲' : '▼'}${Math.abs(up)}`);
