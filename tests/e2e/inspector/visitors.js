// Visitors of a page with an inspector on it, under the strictest policy that a shop may have.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serveShop } from '../dom/server.js';
import { openBrowser } from '../support/browser.js';

/** @typedef {import('playwright-core').Page} Page */

const AXE = fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url));
const EMPTY = encodeURIComponent(JSON.stringify({ count: 0 }));

/** @type {Awaited<ReturnType<typeof serveShop>>} */
export let shop;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [shop, browser] = await Promise.all([serveShop(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

/**
 * A page with the inspector of a shelf that has not seen anything; `window.shelf`, `window.inspector`, `window.shoe(n)`.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').BrowserContextOptions & { options?: object, without?: boolean }} [how] `without` a shelf
 */
export async function visitor(t, { options = {}, without = false, ...how } = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...how });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  page.on('console', (line) => /error|warning/.test(line.type()) && problems.push(line.text()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(problems, []);
  });
  await page.goto(`${shop.address}/list?of=${EMPTY}`);
  await page.evaluate(async ({ options, without }) => {
    document.documentElement.style.colorScheme = 'light dark';
    const [{ createReshelf }, { defineInspector }] = await Promise.all([import('/pkg/index.js'), import('/pkg/inspector.js')]);
    const brands = ['Fjell', 'Asker', 'Tind', 'Nordhavn'];
    window.shoe = (n) => ({
      item_id: `shoe-${n}`,
      item_name: `Trail shoe no. ${n}`,
      item_brand: brands[n % 4],
      item_variant: ['Moss', 'Rust', 'Slate'][n % 3],
      item_category: 'Shoes',
      price: 60 + ((n * 37) % 50),
    });
    window.look = (...numbers) => {
      for (const n of numbers) window.shelf.observe({ event: 'view_item', items: [window.shoe(n)] });
    };
    window.order = (query, count) =>
      window.shelf.rerank({ query, items: Array.from({ length: count }, (_, n) => window.shoe(n)) });
    defineInspector();
    window.inspector = document.createElement('reshelf-inspector');
    if (!without) window.inspector.shelf = window.shelf = await createReshelf({ consent: false, autoLearn: false, ...options });
    document.body.replaceChildren(Object.assign(document.createElement('main'), { id: 'main' }));
    document.querySelector('main').append(window.inspector);
  }, { options, without });
  return page;
}

/** @param {Page} page @param {string} title */
export const opens = (page, title) => page.getByRole('tab', { name: title }).click();

/** What the element told, read aloud. @param {Page} page */
export const told = (page) => page.locator('reshelf-inspector [role=status]').innerText();

/** Eight choices, each from a list of its own. @param {Page} page */
export const choose = (page) => page.evaluate(() => {
  for (let n = 0; n < 8; n++) {
    const { items } = window.order(`shoes ${n}`, 12);
    const chosen = items.find((item) => item.item_brand === 'Nordhavn');
    window.shelf.observe({ event: 'view_item_list', items, search_term: `shoes ${n}` });
    window.shelf.observe({ event: 'select_item', items: [chosen] });
    window.shelf.observe({ event: 'add_to_cart', items: [chosen] });
  }
});

/** What axe finds to be a serious or critical fault, or a moderate one. @param {Page} page */
export async function faults(page) {
  // As a script of the browser's, not of the page's: the page's policy would refuse it.
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await window.axe.run('main', { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(' | ')}`);
  });
}
