// The real InstantSearch with Algolia's real client in Chromium, over HTTP: what the shopper sees, what the shop's
// analytics are told, and what the server is asked.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { CATALOGUE, startShop } from './instantsearch/server.js';
import { openBrowser } from './support/browser.js';

const FAN = 'Nordhavn';
const DAYPACKS = CATALOGUE.filter(({ name }) => name.includes('Daypack')).map(({ objectID }) => objectID);

/** @type {Awaited<ReturnType<typeof startShop>>} */
let shop;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [shop, browser] = await Promise.all([startShop(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});
beforeEach(() => void shop.asked.splice(0));

/** What a shopper sees and does. */
class Visit {
  /** @type {string[]} */
  requests = [];

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.on('request', (request) => this.requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  }

  /** @param {import('node:test').TestContext} t @param {string} how @param {{ clock?: boolean }} [options] whether time can be put forward */
  static async open(t, how, { clock = false } = {}) {
    const context = await browser.newContext();
    /** @type {string[]} */
    const complaints = [];
    t.after(async () => {
      await context.close();
      assert.deepEqual(complaints, []);
    });
    const visit = new Visit(await context.newPage());
    visit.page.setDefaultTimeout(20_000);
    if (clock) await visit.page.clock.install();
    visit.page.on('pageerror', (error) => complaints.push(String(error.stack)));
    visit.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await visit.page.goto(`${shop.address}/${how.startsWith('#') ? '' : '?'}${how}`);
    await visit.page.waitForSelector('#hits [data-id]');
    return visit;
  }

  /** Waits for the page to be rendered anew after something is done. @param {() => Promise<unknown>} deed */
  async renders(deed) {
    const before = await this.page.evaluate(() => window.rendered);
    await deed();
    await this.page.waitForFunction((before) => window.rendered > before && window.search.status === 'idle', before);
  }

  /** @param {string} query */
  search(query) {
    return this.renders(() => this.page.fill('#search input', query));
  }

  /** @param {number} number from 1 */
  goToPage(number) {
    return this.renders(() => this.page.click(`#pages a[aria-label="Page ${number}"]`));
  }

  hits(where = '#hits') {
    return this.page.$$eval(`${where} [data-id]`, (buttons) =>
      buttons.map(({ dataset: { id = '', brand, position } }) => ({ id, brand, position: Number(position) })),
    );
  }

  async ids(where = '#hits') {
    return (await this.hits(where)).map(({ id }) => id);
  }

  /** All but the hits: counts, facets, pages. */
  around() {
    const parts = ['stats', 'brands', 'colours', 'pages'];
    return this.page.evaluate((parts) => parts.map((id) => document.getElementById(id)?.innerText), parts);
  }

  /** What was observed, in short. */
  observed() {
    return this.page.evaluate(() =>
      window.observed.map(({ items, ...event }) => ({ ...event, ids: items?.map(({ item_id }) => item_id) })),
    );
  }

  settled() {
    return this.page.waitForTimeout(700);
  }
}

/** @param {string[]} ids */
const sorted = (ids) => ids.toSorted();

test('each page is in the shopper’s order; counts, facets and pages are the server’s', async (t) => {
  const [plain, fan] = [await Visit.open(t, 'plain'), await Visit.open(t, `fan=${FAN}`)];
  const both = (deed) => Promise.all([deed(plain), deed(fan)]);
  const deeds = [
    (visit) => visit.search('daypack'),
    (visit) => visit.goToPage(3),
    (visit) => visit.renders(() => visit.page.check('#brands input[value="Fjell"]')),
    (visit) => visit.renders(() => visit.page.check('#colours input[value="slate"]')),
    (visit) => visit.renders(() => visit.page.check(`#brands input[value="${FAN}"]`)),
    (visit) => visit.search(''),
  ];
  let moved = 0;
  for (const deed of deeds) {
    await both(deed);
    assert.deepEqual(await fan.around(), await plain.around());
    const [served, own] = [await plain.ids(), await fan.ids()];
    assert.deepEqual(sorted(own), sorted(served));
    assert.deepEqual(await fan.ids('#guides'), await plain.ids('#guides'));
    if (own.join() !== served.join()) moved += 1;
  }
  assert.ok(moved >= 4, `${moved} of 6 lists were in another order`);
});

test('with a window an item of page 5 reaches page 1, and all pages show every item once', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=100&cart=${DAYPACKS[85]}`);
  const plain = await Visit.open(t, 'plain');
  await Promise.all([fan.search('daypack'), plain.search('daypack')]);
  assert.deepEqual(await fan.around(), await plain.around());

  const first = await fan.hits();
  assert.ok(first.some(({ id }) => id === DAYPACKS[85]), 'in the cart, and of the server’s page 5');
  const pages = [first];
  for (const number of [2, 3, 4, 5]) {
    await fan.goToPage(number);
    pages.push(await fan.hits());
  }
  assert.deepEqual(pages.flat().map(({ position }) => position), Array.from({ length: 100 }, (_, n) => n + 1));
  assert.deepEqual(sorted(pages.flat().map(({ id }) => id)), sorted(DAYPACKS));
  await fan.goToPage(1);
  assert.deepEqual(await fan.hits(), first);
});

test('behind the window the server’s pages follow, and no item is seen twice or lost', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=100`);
  assert.match((await fan.around())[0] ?? '', /^600 hits, page 0 of 30$/);
  const seen = await fan.ids();
  for (let number = 2; number <= 30; number++) {
    await fan.goToPage(number);
    const ids = await fan.ids();
    const served = CATALOGUE.slice(seen.length, seen.length + 20).map(({ objectID }) => objectID);
    if (number > 5) assert.deepEqual(ids, served);
    seen.push(...ids);
  }
  assert.equal(new Set(seen).size, 600);
});

test('a window is one request, and nothing but search requests leaves the page', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=100`);
  await fan.search('daypack');
  for (const number of [2, 3, 4, 5]) await fan.goToPage(number);
  await fan.page.click('#hits [data-id] >> nth=2');
  await fan.settled();
  assert.deepEqual(shop.asked[0]?.map(({ indexName }) => indexName), ['products', 'guides'], 'both indices in one call');
  const products = shop.asked.flat().filter(({ indexName }) => indexName === 'products');
  const asked = products.map(({ query, page, hitsPerPage }) => [query, page, hitsPerPage]);
  assert.deepEqual(asked, [['', 0, 100], ['daypack', 0, 100]]);
  const searches = fan.requests.filter((request) => request === 'POST /1/indexes/*/queries');
  assert.equal(searches.length, shop.asked.length);
  assert.deepEqual(fan.requests.filter((request) => !searches.includes(request)), ['GET /', 'GET /page.js']);
});

test('a click tells the shop’s analytics the position displayed, and reshelf what was chosen', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=100`);
  await fan.search('daypack');
  await fan.goToPage(2);
  const chosen = (await fan.hits())[6];
  assert.equal(chosen?.position, 27);
  await fan.page.click('#hits [data-id] >> nth=6');
  const told = await fan.page.evaluate(() => window.told);
  const [[, click], ...more] = told.filter(([method]) => method === 'clickedObjectIDsAfterSearch');
  assert.deepEqual(more, []);
  assert.deepEqual([click.objectIDs, click.positions, click.index], [[chosen?.id], [27], 'products']);
  assert.equal(click.queryID, 'query-products-daypack');
  assert.deepEqual((await fan.observed()).at(-1), { event: 'select_item', ids: [chosen?.id] });
  assert.equal(await fan.page.evaluate(() => window.shelf.profile().acts), 7, 'six looks and carts, and the click');
  assert.ok(told.some(([method]) => method === 'viewedObjectIDs'), 'InstantSearch tells of views, which are no looks');
});

test('typing a word letter by letter is one impression, of the list as displayed', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=100`);
  await fan.page.locator('#search input').pressSequentially('daypack', { delay: 80 });
  await fan.page.waitForFunction(() => document.querySelector('#stats')?.textContent?.startsWith('100 hits'));
  await fan.settled();
  const shown = (await fan.observed()).filter(({ search_term }) => search_term);
  assert.deepEqual(shown, [
    { event: 'search', search_term: 'daypack', ids: undefined },
    { event: 'view_item_list', search_term: 'daypack', ids: await fan.ids() },
  ]);
});

test('whoever sorts by price gets that order', async (t) => {
  const [plain, fan] = [await Visit.open(t, 'plain'), await Visit.open(t, `fan=${FAN}&window=100`)];
  for (const visit of [plain, fan]) {
    await visit.search('daypack');
    await visit.renders(() => visit.page.selectOption('#sort select', 'products_price_asc'));
  }
  assert.deepEqual(await fan.hits(), await plain.hits());
  await fan.renders(() => fan.page.selectOption('#sort select', 'products'));
  assert.notDeepEqual(await fan.ids(), DAYPACKS.slice(0, 20));
});

test('endless hits go on where they were, each once', async (t) => {
  const fan = await Visit.open(t, `fan=${FAN}&window=60&infinite`);
  await fan.search('daypack');
  for (let more = 0; more < 4; more++) await fan.renders(() => fan.page.click('#hits .ais-InfiniteHits-loadMore'));
  const hits = await fan.hits();
  assert.deepEqual(hits.map(({ position }) => position), Array.from({ length: 100 }, (_, n) => n + 1));
  assert.deepEqual(sorted(hits.map(({ id }) => id)), sorted(DAYPACKS));
  assert.deepEqual(hits.slice(60).map(({ id }) => id), DAYPACKS.slice(60));
});

test('a list keeps its order while the shopper chooses from it, and refresh orders it anew', async (t) => {
  const visit = await Visit.open(t, 'window=100');
  await visit.search('daypack');
  assert.deepEqual(await visit.ids(), DAYPACKS.slice(0, 20), 'a stranger sees the server’s order');
  for (const n of [3, 7, 11, 15]) await visit.page.click(`#hits [data-brand="${FAN}"] >> nth=${n % 5}`);
  await visit.goToPage(2);
  assert.deepEqual(await visit.ids(), DAYPACKS.slice(20, 40));
  await visit.goToPage(1);
  await visit.renders(() => visit.page.evaluate(() => window.search.refresh()));
  assert.notDeepEqual(await visit.ids(), DAYPACKS.slice(0, 20));
  await visit.page.evaluate(() => window.shelf.forget());
  await visit.goToPage(2);
  assert.deepEqual(await visit.ids(), DAYPACKS.slice(20, 40), 'once forgotten, the server’s order stands');
});

/** What is displayed has each hit once, and those that were displayed at their places. @param {Visit} visit @param {string[]} before */
async function standsWithout(visit, before) {
  while (await visit.page.isEnabled('#hits .ais-InfiniteHits-loadMore')) {
    await visit.renders(() => visit.page.click('#hits .ais-InfiniteHits-loadMore'));
  }
  const ids = await visit.ids();
  assert.deepEqual(ids.slice(0, before.length), before);
  assert.deepEqual(sorted(ids), sorted(DAYPACKS));
}

/** Chooses of another brand than the shopper liked so far. @param {Visit} visit */
async function chooses(visit) {
  for (const n of [0, 1, 2, 3]) await visit.page.click(`#hits [data-brand="Fjell"] >> nth=${n}`);
}

/** @param {Visit} visit */
async function twoPages(visit) {
  await visit.search('daypack');
  await visit.renders(() => visit.page.click('#hits .ais-InfiniteHits-loadMore'));
  return visit.ids();
}

for (const stranger of [false, true]) {
  const how = stranger ? 'window=100&infinite' : `fan=${FAN}&window=100&infinite`;
  test(`endless hits stand through a refresh, of ${stranger ? 'a stranger' : 'a shopper who is known'}`, async (t) => {
    const visit = await Visit.open(t, how);
    const before = await twoPages(visit);
    await chooses(visit);
    await visit.renders(() => visit.page.evaluate(() => window.search.refresh()));
    assert.deepEqual(await visit.ids(), before);
    await standsWithout(visit, before);
  });

  test(`endless hits stand through a pause of half an hour, of ${stranger ? 'a stranger' : 'a shopper who is known'}`, async (t) => {
    const visit = await Visit.open(t, how, { clock: true });
    const before = await twoPages(visit);
    await chooses(visit);
    await visit.page.clock.fastForward('31:00');
    await standsWithout(visit, before);
  });

  test(`endless hits stand through a return, of ${stranger ? 'a stranger' : 'a shopper who is known'}`, async (t) => {
    const visit = await Visit.open(t, `#${how}&session&consent`);
    await visit.page.evaluate(() => window.shelf.whenReady);
    const before = await twoPages(visit);
    await chooses(visit);
    await visit.page.waitForTimeout(1000);
    await visit.page.goto('about:blank');
    await visit.page.goBack();
    await visit.page.waitForSelector('#hits [data-id]');
    await visit.page.waitForFunction(() => window.search.status === 'idle' && document.querySelectorAll('#hits [data-id]').length >= 40);
    assert.deepEqual(await visit.ids(), before);
    await standsWithout(visit, before);
  });
}
