// The main way through the shop in the other two engines; storefront-journey.test.js goes it in Chromium.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By, Key, until } from 'selenium-webdriver';
import { startBrowser } from '../support/webdriver.js';
import { startShop } from './support/shop.js';
import { withoutShopFile } from './support/storefront.js';

const PATIENCE_MS = 15_000;

/** @type {Awaited<ReturnType<typeof startShop>>} */
let shop;
before(async () => {
  shop = await startShop(...withoutShopFile());
});
after(() => shop?.stop());

for (const name of /** @type {const} */ (['firefox', 'webkit'])) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let browser;
    before(async () => {
      browser = await startBrowser(name);
    });
    after(() => browser?.quit());

    test('the main way through the shop', () => mainWay(browser.driver, shop.url));

    test('what is known is forgotten', () => forgets(browser.driver, shop.url));
  });
}

/**
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {string} url the shop's
 */
async function mainWay(driver, url) {
  const { seen, clicks, holds, stands, search, list } = handsOn(driver);
  await driver.get(url);
  await stands();
  await clicks('#consent .mine');
  await search('rain jacket');
  assert.ok((await list()).every(({ served }, place) => served === place), 'a stranger sees the server’s order');
  for (let i = 0; i < 3; i++) {
    await driver.executeScript(`document.querySelectorAll('.card[data-brand="Nordhavn"] a')[${i}].click()`);
    await seen('.product');
    await driver.navigate().back();
    await seen('.listing-head');
  }

  const field = await seen('#search-field');
  await field.clear();
  await field.sendKeys('daypa');
  await clicks('.suggestions li');
  await holds('document.querySelector(".toolbar-note")?.textContent.includes("moved up for you")');
  assert.ok((await list()).some(({ brand, served }, place) => brand === 'Nordhavn' && place < served));
  await holds('[...document.querySelectorAll(".card .why")].some((why) => why.textContent.includes("Nordhavn"))');

  await clicks('.switch input[value="both"]');
  assert.equal((await driver.findElements(By.css('.side'))).length, 2);
  await clicks('.switch input[value="mine"]');
  await clicks('.filters input[value="Nordhavn"]');
  await seen('.filter-chip');
  assert.deepEqual(new Set((await list()).map(({ brand }) => brand)), new Set(['Nordhavn']));

  await driver.executeScript('document.querySelector(".card a").click()');
  await clicks('.product-buy .button');
  await clicks('a[href="/cart"]');
  await clicks('.cart .link-button');
  await seen('.empty');
  await driver.navigate().back();
  await clicks('.product-buy .button');
  await clicks('a[href="/cart"]');
  await clicks('.cart-sum .button');
  await holds('document.querySelector("h1").textContent === "Thank you for nothing"');
  const told = /** @type {string[]} */ (await driver.executeScript('return dataLayer.map((entry) => entry.event).filter(Boolean)'));
  for (const event of ['add_to_cart', 'remove_from_cart', 'purchase']) assert.ok(told.includes(event), event);

  await driver.navigate().refresh();
  await stands();
  await search('beanie');
  assert.ok((await list()).some(({ served }, place) => served !== place), 'a reload keeps what is known');
}

/**
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {string} url the shop's
 */
async function forgets(driver, url) {
  const { seen, clicks, holds, stands, list } = handsOn(driver);
  await driver.get(url);
  await stands();
  await clicks('.shopper');
  await seen('.tried');
  await clicks('.tried .link-button');
  await holds('document.querySelector(".toolbar-note")?.textContent.startsWith("Nothing is known")');
  assert.ok((await list()).every(({ served }, place) => served === place), 'forgotten');
}

/** @param {import('selenium-webdriver').WebDriver} driver */
function handsOn(driver) {
  const seen = (/** @type {string} */ selector) => driver.wait(until.elementLocated(By.css(selector)), PATIENCE_MS, selector);
  const clicks = async (/** @type {string} */ selector) => (await seen(selector)).click();
  const holds = (/** @type {string} */ script) => driver.wait(() => driver.executeScript(`return ${script}`), PATIENCE_MS, script);
  // A search that is typed before the first page stands is shown in the server's order, or lost.
  const stands = () => seen('main h1');
  const search = async (/** @type {string} */ query) => {
    const field = await seen('#search-field');
    await field.clear();
    await field.sendKeys(query, Key.ENTER);
    await holds(`document.title.startsWith('“${query}”') && document.querySelector('.listing-head') !== null`);
  };
  /** @returns {Promise<{ brand: string, served: number }[]>} */
  const list = () => driver.executeScript('return [...document.querySelectorAll(".card")].map((card) => ({ brand: card.dataset.brand, served: Number(card.dataset.served) }))');
  return { seen, clicks, holds, stands, search, list };
}
