import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openStorefront, withoutShopFile } from './support/storefront.js';
import { Shopper } from './support/shopper.js';

const { shopper } = openStorefront(withoutShopFile);

/** Somebody who let the shop remember, and looked at three Nordhavns. @param {import('node:test').TestContext} t */
async function rememberedFan(t) {
  const fan = await shopper(t);
  await fan.visit('search?q=rain%20jacket');
  await fan.allowStorage();
  await fan.lookAtBrand('Nordhavn', 3);
  return fan;
}

describe('what is kept, and where', () => {
  test('with consent a reload finds cart, wish list and what reshelf knows', async (t) => {
    const fan = await rememberedFan(t);
    const { page } = fan;
    await page.click('.card a >> nth=0');
    await page.waitForSelector('.product');
    await page.click('.product-buy .button');
    await page.click('.wish');
    await page.goto(`${fan.shop}cart`);
    await page.waitForSelector('.cart-sum');
    assert.equal(await page.locator('.wished li').count(), 1);
    await fan.search('daypack');
    assert.match(await page.innerText('.toolbar-note'), /moved up for you/);
  });

  test('consent taken back leaves nothing in the browser', async (t) => {
    const fan = await rememberedFan(t);
    await fan.page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
    await fan.page.evaluate(() => /** @type {any} */ (window).dataLayer.push({ event: 'nothing' }));
    await fan.page.reload();
    await fan.page.waitForSelector('.card');
    await fan.page.evaluate(() => {
      /** @param {...unknown} _command */
      function gtag(..._command) {
        /** @type {any} */ (window).dataLayer.push(arguments);
      }
      gtag('consent', 'update', { personalization_storage: 'denied' });
    });
    await fan.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  });

  test('consent taken back in the inspector leaves nothing in the browser either, and the shop knows', async (t) => {
    const fan = await rememberedFan(t);
    const { page } = fan;
    await page.click('.card a >> nth=0');
    await page.click('.product-buy .button');
    const shops = () => Object.keys(localStorage).filter((key) => !key.startsWith('reshelf:')).length;
    await page.waitForFunction(`indexedDB.databases().then(({ length }) => length > 0 && (${shops})() === 2)`);
    await fan.opensKnowledge('Data');
    await page.click('.knowledge label.switch');
    await page.locator('.knowledge [role=status]', { hasText: 'Deleted from this device' }).waitFor();
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0 && localStorage.length === 0);
    await fan.closesKnowledge();
    await fan.search('daypack');
    assert.match(await page.innerText('.toolbar-note'), /moved up for you/, 'still in memory');

    await page.reload();
    await page.waitForSelector('.card');
    assert.match(await page.innerText('.toolbar-note'), /Nothing is known/);
    assert.ok(await page.isVisible('#consent'), 'it may ask again');
    assert.equal(await page.isVisible('#cart-count'), false);
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]), [0, 0, 0]);
  });

  test('what is done in one tab, the next list of another knows', async (t) => {
    const first = await shopper(t);
    await first.visit('search?q=rain%20jacket');
    await first.allowStorage();
    const second = new Shopper(await first.page.context().newPage(), first.shop);
    await second.visit('search?q=daypack');
    const stranger = await second.list();
    assert.ok(stranger.every(({ served }, place) => served === place));

    await first.page.bringToFront();
    await first.lookAtBrand('Nordhavn', 3);
    await second.page.bringToFront();
    await second.page.waitForTimeout(1500); // until the first has written and told
    assert.deepEqual(await second.list(), stranger, 'the list that someone is on stays as it is');
    await second.search('beanie');
    assert.ok((await second.list()).some(({ served }, place) => served !== place));
    assert.ok(await second.page.locator('.card .why', { hasText: 'Nordhavn' }).count() > 0);
  });
});

describe('when the shop cannot be reached any more', () => {
  test('what was loaded is still ordered, and the rest says so', async (t) => {
    const fan = await shopper(t);
    const { page } = fan;
    await fan.visit('search?q=daypack');
    await fan.search('rain jacket');
    await fan.lookAtBrand('Nordhavn', 1);
    await page.context().setOffline(true);
    await page.waitForFunction(() => document.getElementById('reach')?.textContent?.startsWith('The shop cannot be reached'));

    await fan.choosesOrder('both');
    await page.waitForSelector('.sides');
    await fan.choosesOrder('server');
    await fan.choosesOrder('mine');
    await fan.lookAtBrand('Nordhavn', 1);
    await fan.search('daypack');
    assert.ok((await fan.list()).some(({ served }, place) => served !== place), 'a list seen before is ordered by what is known now');
    await fan.opensKnowledge();
    await page.locator('.knowledge reshelf-inspector', { hasText: 'Nordhavn' }).waitFor();
    await fan.closesKnowledge();

    await page.fill('#search-field', 'skis');
    await page.press('#search-field', 'Enter');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The shop cannot be reached');
    await page.context().setOffline(false);
    await page.click('.empty .button');
    await page.waitForSelector('.card');
    assert.equal(await page.textContent('#reach'), '');
  });

  test('an error of the server is told in its own words, and can be tried again', async (t) => {
    let broken = false;
    const fan = await shopper(t, {}, (context) => context.route('**/api/**', (route) => {
      if (broken) return route.fulfill({ status: 502, json: { error: 'the search engine does not answer; is it running?' } });
      return route.continue();
    }));
    const { page } = fan;
    await fan.visit('');
    broken = true;
    await page.click('.shopper >> nth=0');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The shop could not answer');
    assert.equal(await page.innerText('.empty p'), 'The search engine does not answer; is it running?');
    await page.reload();
    await page.waitForSelector('.empty');
    broken = false;
    await page.click('.empty .button');
    await page.waitForSelector('.card');

    await page.goto(`${fan.shop}product/none`);
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Nothing on this shelf');
  });

  test('it goes on learning with the worker that has learned before', async (t) => {
    const buyer = await shopper(t);
    await buyer.visit('');
    const choices = await buyer.makesChoices();
    const before = await learnedFrom(buyer, 1);
    await buyer.page.context().setOffline(true);
    for (const { query, id } of choices.slice(0, 2)) {
      await buyer.search(query);
      await buyer.choose(buyer.page.locator(`.card[data-id="${id}"]`));
    }
    assert.ok(await learnedFrom(buyer, before + 1) > before);
  });

  test('where the files that learn were never fetched, it says that ordering goes on without', async (t) => {
    const buyer = await shopper(t, {}, (context) => context.route(/\/reshelf\/wasm\/(worker\.js|trainer)/, (route) => route.abort()));
    await buyer.visit('');
    await buyer.makesChoices();
    await buyer.opensKnowledge('Learning');
    await buyer.page.locator('[data-learned="unavailable"]', { hasText: 'learning cannot run here; ordering goes on without it' }).waitFor();
    await buyer.closesKnowledge();
    await buyer.search('beanie');
    assert.match(await buyer.page.innerText('.toolbar-note'), /moved up for you/);
  });
});

/** Waits for a fit from at least so many choices, and says from how many. @param {Shopper} shopper @param {number} atLeast */
async function learnedFrom(shopper, atLeast) {
  await shopper.opensKnowledge('Learning');
  const last = shopper.page.locator('.knowledge .last');
  const deadline = Date.now() + 60_000;
  const patience = Date.now() + 15_000;
  let asked = false;
  while (Date.now() < deadline) {
    const count = Number(/from (\d+) choices/.exec(await last.innerText())?.[1] ?? 0);
    if (count >= atLeast) {
      await shopper.closesKnowledge();
      return count;
    }
    // It learns by itself when the page is idle. Asked after that, it would only say that there is nothing new.
    if (!asked && Date.now() > patience) {
      asked = true;
      await shopper.page.click('.knowledge button:text-is("Learn now")');
    }
    await shopper.page.waitForTimeout(100);
  }
  throw new Error(`no fit from ${atLeast} choices: ${await last.innerText()}`);
}
