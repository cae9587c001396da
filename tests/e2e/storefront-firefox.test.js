import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { By, Key, until } from 'selenium-webdriver';
import { openFirefox } from './support/firefox.js';
import { startShop } from './support/shop.js';

const PATIENCE_MS = 15_000;

/** @type {Awaited<ReturnType<typeof startShop>>} */
let shop;
/** @type {Awaited<ReturnType<typeof openFirefox>>} */
let firefox;

before(async () => {
  [shop, firefox] = await Promise.all([startShop(), openFirefox()]);
});
after(async () => {
  await firefox?.close();
  shop?.stop();
});

test('the main way through the shop, in Firefox', async () => {
  const { browser } = firefox;
  const seen = (/** @type {string} */ selector) => browser.wait(until.elementLocated(By.css(selector)), PATIENCE_MS, selector);
  const clicks = async (/** @type {string} */ selector) => (await seen(selector)).click();
  const holds = (/** @type {string} */ script) => browser.wait(() => browser.executeScript(`return ${script}`), PATIENCE_MS, script);
  const search = async (/** @type {string} */ query) => {
    const field = await seen('#search-field');
    await field.clear();
    await field.sendKeys(query, Key.ENTER);
    await holds(`document.title.startsWith('“${query}”') && document.querySelector('.listing-head') !== null`);
  };
  /** @returns {Promise<{ brand: string, served: number }[]>} */
  const list = () => browser.executeScript('return [...document.querySelectorAll(".card")].map((card) => ({ brand: card.dataset.brand, served: Number(card.dataset.served) }))');

  await browser.get(shop.url);
  await clicks('#consent .mine');
  await search('rain jacket');
  assert.ok((await list()).every(({ served }, place) => served === place), 'a stranger sees the server’s order');
  for (let i = 0; i < 3; i++) {
    await browser.executeScript(`document.querySelectorAll('.card[data-brand="Nordhavn"] a')[${i}].click()`);
    await seen('.product');
    await browser.navigate().back();
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
  assert.equal((await browser.findElements(By.css('.side'))).length, 2);
  await clicks('.switch input[value="mine"]');
  await clicks('.filters input[value="Nordhavn"]');
  await seen('.filter-chip');
  assert.deepEqual(new Set((await list()).map(({ brand }) => brand)), new Set(['Nordhavn']));

  await browser.executeScript('document.querySelector(".card a").click()');
  await clicks('.product-buy .button');
  await clicks('a[href="/cart"]');
  await clicks('.cart .link-button');
  await seen('.empty');
  await browser.navigate().back();
  await clicks('.product-buy .button');
  await clicks('a[href="/cart"]');
  await clicks('.cart-sum .button');
  await holds('document.querySelector("h1").textContent === "Thank you for nothing"');
  const told = /** @type {string[]} */ (await browser.executeScript('return dataLayer.map((entry) => entry.event).filter(Boolean)'));
  for (const event of ['add_to_cart', 'remove_from_cart', 'purchase']) assert.ok(told.includes(event), event);

  await browser.navigate().refresh();
  await search('beanie');
  assert.ok((await list()).some(({ served }, place) => served !== place), 'a reload keeps what is known');

  await browser.get(shop.url);
  await clicks('.shopper');
  await seen('.tried');
  await clicks('.tried .link-button');
  await holds('document.querySelector(".toolbar-note")?.textContent.startsWith("Nothing is known")');
  assert.ok((await list()).every(({ served }, place) => served === place), 'forgotten');
});
