import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openStorefront } from './support/storefront.js';

/** Invented products of another shop: unrated, some without a brand, a colour or words. */
const lines = Array.from({ length: 120 }, (_, i) => ({
  item_id: String(100 + i),
  item_name: ['Askerud toner', 'Fjellvak toner', 'plain toner', 'Fjellvak lamp'][i % 4] + ` ${i}`,
  ...(i % 4 !== 2 && { item_brand: i % 4 ? 'Fjellvak' : 'Askerud' }),
  price: 5 + i,
  ...(i % 4 === 3 && { attributes: { product_colour: 'Black' } }),
}));

describe('with a catalogue of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reshelf-catalogue-'));
  const file = join(folder, 'catalogue.jsonl');
  before(() => writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n')));
  after(() => rmSync(folder, { recursive: true }));
  const { shopper } = openStorefront(() => ['--catalogue', file]);

  test('the page says nothing of the invented shop, and offers nobody to be', async (t) => {
    const visitor = await shopper(t);
    const { page } = visitor;
    await visitor.visit('');
    await page.waitForFunction(() => document.querySelector('#search-field')?.getAttribute('placeholder') === 'Search the shop');
    assert.equal(await page.locator('.shopper, #tour-button').count(), 0);
    assert.ok(await page.locator('.hero-pictures a').count() > 0);
    const words = /outdoor|weather|jacket|boots|Nordhavn|brands and its products/i;
    assert.doesNotMatch(await page.innerText('body'), words);
    await page.goto(`${visitor.shop}search?q=zzzzz`);
    await page.waitForSelector('.empty');
    assert.doesNotMatch(await page.innerText('body'), words);
  });

  test('a product shows what is known of it: no stars, no colour, no brand where there are none', async (t) => {
    const visitor = await shopper(t);
    const { page } = visitor;
    await visitor.visit('search?q=toner');
    assert.equal(await page.locator('.stars').count(), 0);
    assert.doesNotMatch(await page.innerText('.listing'), /stars|Rating/);
    assert.doesNotMatch(await page.innerText('.sort'), /Rating/);
    const plain = page.locator('.card', { hasText: 'Plain toner' }).first();
    assert.match(await plain.locator('h3').innerText(), /^Plain toner \d+$/);
    await plain.locator('a').click();
    await page.waitForSelector('.product');
    assert.match(await page.innerText('h1'), /^Plain toner \d+$/);
    assert.equal(await page.locator('.product .stars, .product-brand, .swatches').count(), 0);
    assert.doesNotMatch(await page.innerText('.product'), /Colour/);
    await visitor.visit('search?q=lamp');
    await page.locator('.card a').first().click();
    await page.waitForSelector('.product');
    assert.match(await page.innerText('.product'), /Colour: Black/);
  });

  test('reshelf orders it', async (t) => {
    const fan = await shopper(t);
    await fan.visit('search?q=toner');
    await fan.lookAtBrand('Fjellvak', 3);
    await fan.search('lamp toner');
    assert.match(await fan.page.innerText('.toolbar-note'), /moved up for you/);
    await fan.page.locator('.card .why', { hasText: 'Because' }).first().waitFor();
  });
});
