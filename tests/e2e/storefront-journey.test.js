import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events, openStorefront } from './support/storefront.js';

const { shopper } = openStorefront();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe('the whole way through the shop', () => {
  test('search, suggestion, filter, product, wish, cart, remove, purchase: each is told to the data layer in GA4’s words', async (t) => {
    const buyer = await shopper(t, {}, (context) => context.addInitScript(noticeViolations));
    const { page } = buyer;
    await buyer.visit('');
    await buyer.allowStorage();

    await page.fill('#search-field', 'rain j');
    await page.click('.suggestions li >> nth=0');
    await page.waitForSelector('.listing-head');
    await buyer.ticks('Nordhavn');
    assert.deepEqual(new Set((await buyer.list()).map(({ brand }) => brand)), new Set(['Nordhavn']));

    await page.click('.card a >> nth=0');
    await page.waitForSelector('.product');
    await page.click('.wish');
    assert.equal(await page.getAttribute('.wish', 'aria-pressed'), 'true');
    await page.click('.product-buy .button');

    await page.click('a[href="/cart"]');
    await page.waitForSelector('.cart-sum');
    assert.equal(await page.locator('.wished li').count(), 1);
    await page.click('.cart .link-button');
    await page.waitForSelector('.empty');
    await page.goBack();
    await page.waitForSelector('.product');
    await page.click('.product-buy .button');
    await page.click('a[href="/cart"]');
    await page.click('.cart-sum .button');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Thank you for nothing');

    const told = (await events(page)).filter((name) => name !== 'view_item_list');
    assert.deepEqual(told, [
      'consent default', 'consent update', 'search', 'select_item', 'view_item', 'add_to_wishlist', 'add_to_cart', 'remove_from_cart', 'add_to_cart', 'purchase',
    ]);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).violations), []);
  });

  test('a filtered list is ordered for the shopper, a sorted one never', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=rain%20jacket');
    await fan.lookAtBrand('Nordhavn', 3);
    await fan.search('daypack');
    await fan.ticks('Nordhavn');
    await fan.ticks('Hallmoor');
    const filtered = await fan.list();
    assert.deepEqual(new Set(filtered.map(({ brand }) => brand)), new Set(['Nordhavn', 'Hallmoor']));
    assert.ok(filtered.some(({ served }, place) => served !== place), 'reshelf orders it');
    assert.match(fan.page.url(), /brand=Nordhavn&brand=Hallmoor|brand=Hallmoor&brand=Nordhavn/);

    await fan.page.selectOption('.sort select', 'price-up');
    await fan.page.waitForFunction(() => document.querySelector('.toolbar-note')?.textContent?.startsWith('You sort'));
    assert.ok((await fan.list()).every(({ served }, place) => served === place));
    const prices = (await fan.page.locator('.card-price').allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/g, '')));
    assert.deepEqual(prices, [...prices].sort((a, b) => a - b));
    assert.equal(await fan.page.locator('.switch').count(), 0, 'there is no order of reshelf’s to switch to');
  });

  test('a filter keeps the focus, counts for a price too, and is taken away again', async (t) => {
    const typist = await shopper(t);
    const { page } = typist;
    await typist.visit('shop/footwear');
    const all = await page.innerText('.listing-head p');
    await typist.ticks('Ibexa');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('value')), 'Ibexa');
    await page.fill('.filters input[name="to"]', '200');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.filter-chip').length === 2);
    const prices = (await page.locator('.card-price').allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/g, '')));
    assert.ok(prices.length > 0 && prices.every((price) => price <= 200));
    await page.click('.filter-chips .link-button');
    await page.waitForFunction((text) => document.querySelector('.listing-head p')?.textContent === text, all);
    await page.goBack();
    await page.waitForSelector('.filter-chip');
  });

  test('ratings are told as numbers, and reshelf learns from them; of what nobody rated none is', async (t) => {
    const visitor = await shopper(t);
    const { page } = visitor;
    await visitor.visit('search?q=daypack');
    await visitor.lookAt(page.locator('.card').first());
    const [told, unrated, topics] = await page.evaluate(async () => {
      const [{ item }, { Personal }] = await Promise.all([import(/** @type {any} */ ('/item.js')), import(/** @type {any} */ ('/personal.js'))]);
      const [looked] = /** @type {any} */ (window).dataLayer.findLast((/** @type {any} */ entry) => entry.event === 'view_item').ecommerce.items;
      return [looked, item({ ...looked, rating: 0, reviews: 0 }), new Personal().shelf.profile().topics.map((/** @type {any} */ { value }) => value)];
    });
    assert.ok(told.rating >= 1 && told.rating <= 5 && Number.isInteger(told.reviews), JSON.stringify(told));
    assert.deepEqual([unrated.item_id, unrated.rating, unrated.reviews], [told.item_id, undefined, undefined]);
    for (const topic of [`rating: ${told.rating}`, `reviews: ${told.reviews}`]) assert.ok(topics.includes(topic), topics.join());
  });

  test('on a phone the filters are a drawer', async (t) => {
    const walker = await shopper(t, phone);
    const { page } = walker;
    await walker.visit('search?q=daypack');
    assert.ok(!(await page.isVisible('.filters')));
    await page.click('.filter-button');
    await page.locator('.drawer .filter-box', { hasText: 'Nordhavn' }).click();
    await page.click('.filter-done .button');
    await page.waitForSelector('.filter-chip');
    assert.deepEqual(new Set((await walker.list()).map(({ brand }) => brand)), new Set(['Nordhavn']));
    assert.ok(!(await page.isVisible('.drawer')));
    await page.click('.filter-button');
    await page.keyboard.press('Escape');
    assert.ok(!(await page.isVisible('.drawer')));
  });

  test('without facets from the server there are no filters, and all else works', async (t) => {
    const visitor = await shopper(t, {}, (context) => context.route('**/api/search*', async (route) => {
      const response = await route.fetch();
      const { facets, ...answer } = await response.json();
      await route.fulfill({ response, json: answer });
    }));
    await visitor.visit('search?q=daypack');
    assert.equal(await visitor.page.locator('.filters, .filter-button').count(), 0);
    assert.ok((await visitor.list()).length > 10);
  });
});

/** Runs in the page: what its policy refused. */
function noticeViolations() {
  const page = /** @type {any} */ (window);
  page.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => page.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
}
