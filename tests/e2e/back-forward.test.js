// A list is left for a product's page and come back to: the browser keeps it as it was, and it knows what was done there.

import { after, before, test } from 'node:test';

import { serve } from '../serve.js';
import { openBrowser } from './support/browser.js';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  server = await serve();
  // Playwright switches the cache off.
  browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
});
after(async () => {
  await browser.close();
  await server.close();
});

/** @param {import('playwright-core').Page} page @param {object} options @param {number[]} looks */
function start(page, options, looks) {
  return page.evaluate(async ({ options, looks }) => {
    const { createReshelf } = await import('/pkg/index.js');
    const shelf = await createReshelf({ autoLearn: false, ...options });
    const look = (n) => shelf.observe({ event: 'view_item', items: [{ item_id: `s${n}`, item_brand: 'Nordhavn' }] });
    looks.forEach(look);
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    Object.assign(window, { shelf, look });
  }, { options, looks });
}

for (const consent of [true, false, undefined]) {
  test(`with consent ${consent} the list comes back as it was`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const list = `${server.address}/tests/e2e/pages/empty.html`;
    await page.goto(list);
    await start(page, { consent }, [1]);
    await page.waitForTimeout(1000);
    await page.goto(`${list}?product`);
    await start(page, { consent }, [2]);
    // Left in the middle of a write, or while what was kept is deleted, a page may be loaded anew.
    await page.waitForTimeout(1000);
    await page.goBack({ waitUntil: 'commit' });
    // What it is shows when it is shown, which is a little later.
    await page.waitForFunction(() => window.persisted === true, undefined, { timeout: 5000 });
    const known = consent ? 2 : 1;
    await page.waitForFunction((known) => window.shelf?.profile().acts === known, known, { timeout: 5000 });
    // It goes on from there.
    await page.evaluate(() => window.look(3));
    await page.waitForTimeout(200);
    await page.goForward({ waitUntil: 'commit' });
    await page.waitForFunction((known) => window.shelf?.profile().acts === known, consent ? 3 : 1, { timeout: 5000 });
    await context.close();
  });
}
