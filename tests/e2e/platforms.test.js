// Pages of the platforms that most shops have, in their own markup, with nothing added but one script tag from a CDN.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import * as magento from './platforms/magento.js';
import { shoe } from './platforms/products.js';
import { serveCdn, servePlatform } from './platforms/server.js';
import * as shopify from './platforms/shopify.js';
import * as shopware from './platforms/shopware.js';
import * as woocommerce from './platforms/woocommerce.js';
import { openBrowser } from './support/browser.js';

const { version, integrity } = JSON.parse(await readFile(new URL('../../pkg/dist/reshelf.auto.json', import.meta.url), 'utf8'));

/** Of the four, what the shop has to say besides: Shopware's own consent is no interface for others. */
const PLATFORMS = /** @type {const} */ ([
  ['Shopify', shopify, '', '/products/'],
  ['WooCommerce', woocommerce, '', '/product/'],
  ['Magento', magento, '', '/'],
  ['Shopware', shopware, 'data-consent="given"', '/'],
]);

/** Looked at by somebody who likes one brand: none of them is in the list. */
const NORDHAVNS = [19, 23, 27].map(shoe);
const SHOWN = Array.from({ length: 16 }, (_, n) => shoe(n));
const SETTLED = 500;

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveCdn>>} */
let cdn;
before(async () => {
  [browser, cdn] = await Promise.all([openBrowser(), serveCdn()]);
});
after(async () => {
  await browser.close();
  await cdn.close();
});

/** @param {string} [more] */
const snippetOf = (more = '', hash = integrity) => `<script type="module" blocking="render" data-at-most="1000" ${more}
  src="${cdn.address}/reshelf@${version}/dist/reshelf.auto.js" integrity="${hash}" crossorigin="anonymous"></script>`;

for (const [name, pages, more, folder] of PLATFORMS) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof servePlatform>>} */
    let shop;
    /** @type {import('playwright-core').BrowserContext} */
    let context;
    /** @type {import('playwright-core').Page} */
    let page;
    /** @type {string[]} */
    let said = [];

    const addressOf = ({ handle }) => `${shop.address}${folder}${handle}${name === 'Magento' ? '.html' : name === 'Shopware' ? '/TS-1' : ''}`;
    const goto = async (/** @type {string} */ address) => {
      await page.goto(address);
      await page.waitForFunction(() => window.reshelf?.shelf);
      await page.evaluate(async () => {
        await window.reshelf.shelf.whenReady;
        await new Promise((soon) => setTimeout(soon, 50));
      });
    };
    const profile = () => page.evaluate(() => window.reshelf.shelf.profile());
    const shownNow = () => page.$$eval(`${pages.list} ${pages.cardLink}`, (links) => links.map((link) => link.textContent.trim()));
    const listed = async () => {
      // On a busy machine a second may be over before the list is ordered; how long it may take is not what is looked at here.
      for (let tries = 0; tries < 5; tries++) {
        await goto(`${shop.address}/shoes`);
        const { outcome } = await page.evaluate(() => window.reshelf.ordered);
        if (outcome !== 'too-late') break;
      }
      return shownNow();
    };

    before(async () => {
      shop = await servePlatform(pages, snippetOf(more));
      context = await browser.newContext({ viewport: { width: 900, height: 2000 } });
      page = await context.newPage();
      page.on('pageerror', (error) => said.push(`thrown: ${error.stack}`));
      page.on('console', (message) => ['warning', 'error'].includes(message.type()) && said.push(message.text()));
    });
    after(async () => {
      await context.close();
      await shop.close();
      // A busy machine's database may be slow; it is tried again.
      assert.deepEqual(said.filter((line) => !line.includes('storage does not answer')), []);
    });

    test('a stranger sees the list as it is served, and what is read of it is what the page shows', async () => {
      assert.deepEqual(await listed(), SHOWN.map(({ name }) => name));
      const { items } = await page.evaluate(() => window.reshelf.shelf.status().lastOrder);
      assert.deepEqual(items, SHOWN.map((one) => JSON.parse(JSON.stringify(pages.itemOf(one)))));
      // In this visit it would keep the order in which it came up.
      await page.evaluate(() => window.reshelf.shelf.forget());
    });

    test('looks are observed on products’ pages, and kept with the consent that the page tells', async () => {
      for (const [n, one] of NORDHAVNS.entries()) {
        await goto(addressOf(one));
        await page.waitForFunction((acts) => window.reshelf.shelf.profile().acts === acts, n + 1);
      }
      await page.waitForFunction(() => window.reshelf.shelf.status().persistence === 'stored');
      const { topics } = await profile();
      if (name !== 'Magento') assert.ok(topics.some(({ value }) => value.toLowerCase() === 'nordhavn'), JSON.stringify(topics));
    });

    test('the list is in this shopper’s order, every card once', async () => {
      const served = SHOWN.map(({ name }) => name);
      const order = await listed();
      assert.deepEqual(order.toSorted(), served.toSorted());
      assert.notDeepEqual(order, served);
      const mean = (names) => names.flatMap((one, place) => (one.startsWith('Nordhavn') ? [place] : [])).reduce((a, b) => a + b) / 4;
      assert.ok(mean(order) < mean(served), `${mean(order)}: ${order}`);
      assert.equal(await page.$eval(pages.list, (list) => getComputedStyle(list).visibility), 'visible');
    });

    test('a click in the list is observed before the page is left', async () => {
      const { choices } = await profile();
      await page.locator(`${pages.list} ${pages.cardLink}`).first().click();
      await page.waitForURL((url) => !url.pathname.startsWith('/shoes'));
      await page.waitForFunction((choices) => window.reshelf?.shelf.profile().choices === choices, choices + 1);
    });

    test('what is put into the cart is observed, on the product’s page and in lists', async () => {
      await page.evaluate(() => document.addEventListener('submit', (event) => event.preventDefault()));
      const acts = (await profile()).acts;
      await page.click(pages.productCart);
      await page.waitForFunction((acts) => window.reshelf.shelf.profile().acts === acts, acts + 1);
      await listed();
      const before = await profile();
      await page.evaluate(() => document.addEventListener('submit', (event) => event.preventDefault()));
      await page.locator(`${pages.list} ${pages.cardCart}`).nth(5).click();
      await page.waitForFunction((choices) => window.reshelf.shelf.profile().choices > choices, before.choices);
    });

    test('what is beside a product is no list to be put in order, and its cart is its own', async () => {
      await goto(addressOf(NORDHAVNS[0]));
      await new Promise((soon) => setTimeout(soon, SETTLED));
      assert.equal(await page.evaluate(() => window.reshelf.shelf.status().lastOrder), undefined);
      await page.evaluate(() => {
        window.heard = [];
        const { shelf } = window.reshelf;
        const observe = shelf.observe;
        shelf.observe = (event) => (window.heard.push(event), observe.call(shelf, event));
        document.addEventListener('submit', (event) => event.preventDefault());
      });
      await page.locator(pages.cardCart).last().click();
      const heard = await page.evaluate(() => window.heard.map(({ event, items }) => [event, items[0].item_name]));
      assert.deepEqual(heard, [['add_to_cart', shoe(19).name]]);
    });

    test('six choices teach it something', async () => {
      for (let n = 0; n < 6; n++) {
        await listed();
        await page.locator(`${pages.list} ${pages.cardLink}`).nth(2 + n).click();
        await page.waitForURL((url) => !url.pathname.startsWith('/shoes'));
        await page.waitForFunction(() => window.reshelf?.shelf.ready);
      }
      const { status, examples } = await page.evaluate(() => window.reshelf.shelf.learn());
      assert.match(status, /^(?:adopted|kept|dropped)$/);
      assert.ok(examples >= 6, `${examples} examples`);
    });
  });
}

test('a script that is not the one of its hash does not run, and the list is seen as it is served', async () => {
  const shop = await servePlatform(shopify, snippetOf('', `sha384-${'A'.repeat(64)}`));
  const page = await browser.newPage();
  await page.goto(`${shop.address}/shoes`);
  assert.equal(await page.evaluate(() => window.reshelf), undefined);
  assert.ok(await page.$eval(shopify.list, (list) => getComputedStyle(list).visibility === 'visible'));
  await page.close();
  await shop.close();
});

test('a theme that tells of its cart by Shopify’s standard event alone is heard, and one that tells twice is heard once', async () => {
  const shop = await servePlatform(shopify, snippetOf());
  const page = await browser.newPage();
  await page.goto(`${shop.address}/products/${NORDHAVNS[0]?.handle}`);
  await page.waitForFunction(() => window.reshelf?.shelf.ready);
  const told = await page.evaluate(async () => {
    const tell = (action) => document.querySelector('product-info').dispatchEvent(Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), { action }));
    const acts = () => window.reshelf.shelf.profile().acts;
    const counts = [acts()];
    tell('remove');
    counts.push(acts());
    tell('add');
    tell('add');
    counts.push(acts());
    return counts.map((count) => count - counts[0]);
  });
  assert.deepEqual(told, [0, 0, 1]);
  await page.close();
  await shop.close();
});

test('a tag manager may load it while the page is still coming', async () => {
  const late = `<script>
    const tag = Object.assign(document.createElement('script'), { type: 'module', src: ${JSON.stringify(`${cdn.address}/reshelf@${version}/dist/reshelf.auto.js`)}, crossOrigin: 'anonymous' });
    document.head.append(tag);
  </script><script src="${cdn.address}/slow"></script>`;
  const shop = await servePlatform(woocommerce, late);
  const page = await browser.newPage();
  await page.route(`${cdn.address}/slow`, async (route) => {
    await new Promise((soon) => setTimeout(soon, 700));
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await page.goto(`${shop.address}/product/${NORDHAVNS[0]?.handle}/`);
  await page.waitForFunction(() => window.reshelf?.shelf.profile().acts === 1);
  await page.close();
  await shop.close();
});

test('on a page that no platform made, the list that is named is ordered as its markup says', async () => {
  const cards = SHOWN.map(({ id, name, brand }) => `<li data-item-id="${id}" data-item-brand="${brand.replace('&', '&amp;')}"><a href="#${id}">${name.replace('&', '&amp;')}</a></li>`);
  const own = { ...shopify, listPage: (_, { snippet }) => `<!doctype html><title>Shoes</title>${snippet}<ul id="mine">${cards.join('')}</ul>` };
  const shop = await servePlatform(own, snippetOf('data-list="#mine" data-consent="given"'));
  const page = await browser.newPage();
  for (let n = 0; n < 3; n++) {
    await page.goto(`${shop.address}/shoes`);
    await page.waitForFunction(() => window.reshelf?.shelf.status().persistence === 'stored');
    await page.click(`#mine li:has-text("Nordhavn trail shoe no. ${4 * n + 3}") a`);
    await page.waitForFunction((choices) => window.reshelf.shelf.profile().choices === choices, n + 1);
    await new Promise((soon) => setTimeout(soon, SETTLED));
  }
  assert.ok((await page.evaluate(() => window.reshelf.shelf.profile().topics)).some(({ value }) => value === 'Nordhavn'));
  await page.close();
  await shop.close();
});

for (const [name, pages, event, yes, no] of /** @type {const} */ ([
  ['Shopify', shopify, 'visitorConsentCollected', { preferencesAllowed: true }, { preferencesAllowed: false }],
  ['WooCommerce', woocommerce, 'wp_listen_for_consent_change', { preferences: 'allow' }, { preferences: 'deny' }],
])) {
  test(`consent that is given or withdrawn on the page counts at once: ${name}`, async () => {
    const shop = await servePlatform(pages, snippetOf());
    const page = await browser.newPage();
    await page.goto(`${shop.address}/shoes`);
    const becomes = (consent) => page.waitForFunction((consent) => window.reshelf?.shelf.status().consent === consent, consent);
    const tell = (detail) => page.evaluate(([event, detail]) => document.dispatchEvent(new CustomEvent(event, { detail })), [event, detail]);
    await becomes(true);
    await tell(no);
    await becomes(false);
    await tell({ statistics: 'allow' });
    await becomes(false);
    await tell(yes);
    await becomes(true);
    await page.close();
    await shop.close();
  });
}

test('what the guides say to add counts before what the platform says', async () => {
  const added = { ...magento, listPage: (shoes, around) => shoes.reduce(
    (page, { id, brand }) => page.replace('<li class="item product product-item">', `<li class="item product product-item " data-item-id="${id}" data-item-brand="${brand.replace('&', '&amp;')}" data-item-category="Shoes">`),
    magento.listPage(shoes, around),
  ) };
  const shop = await servePlatform(added, snippetOf());
  const page = await browser.newPage();
  await page.goto(`${shop.address}/shoes`);
  await page.waitForFunction(() => window.reshelf?.shelf.status().lastOrder);
  const { items } = await page.evaluate(() => window.reshelf.shelf.status().lastOrder);
  assert.deepEqual(items, SHOWN.map((one) => ({ ...magento.itemOf(one), item_brand: one.brand, item_category: 'Shoes' })));
  await page.close();
  await shop.close();
});

test('a list that filters put anew into the page is put in order as well', async () => {
  const shop = await servePlatform(shopify, snippetOf());
  const page = await browser.newPage();
  for (const one of NORDHAVNS) {
    await page.goto(`${shop.address}/products/${one.handle}`);
    await page.waitForFunction(() => window.reshelf?.shelf.status().persistence === 'stored' && window.reshelf.shelf.profile().acts > 0);
  }
  await page.goto(`${shop.address}/shoes`);
  await page.waitForFunction(() => window.reshelf?.shelf.status().lastOrder);
  const orders = await page.evaluate(async () => {
    const grid = document.querySelector('#product-grid');
    const names = () => [...document.querySelectorAll('#product-grid h3')].map((title) => title.textContent.trim());
    const anew = grid.cloneNode(true);
    const served = [...anew.children].sort((one, other) => one.querySelector('h3').id.localeCompare(other.querySelector('h3').id));
    anew.replaceChildren(...served);
    const first = names();
    grid.replaceWith(anew);
    await new Promise((soon) => setTimeout(soon, 100));
    return [first, names()];
  });
  assert.deepEqual(orders[1], orders[0]);
  await page.close();
  await shop.close();
});
