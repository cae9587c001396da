// Google's consent mode in Chromium: what IndexedDB holds before, between and after the visitor's answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Site } from './support/site.js';

const site = new Site();

/**
 * A page of a shop as Google has it: its snippet first, with what is said in it, reshelf whenever it comes.
 *
 * @param {import('playwright-core').Page} page
 * @param {object} [settings] the default of consent mode
 * @param {object} [options] the shelf's
 */
async function open(page, settings, options = {}) {
  await page.goto(site.blank);
  await page.evaluate(async ([settings, options]) => {
    window.dataLayer = window.dataLayer || [];
    window.gtag = function gtag() {
      window.dataLayer.push(arguments);
    };
    if (settings) window.gtag('consent', 'default', settings);
    window.gtag('js', new Date());
    window.gtag('config', 'TAG_ID');

    const [{ createReshelf }, { connectGa4 }] = await Promise.all([import('/pkg/index.js'), import('/pkg/ga4.js')]);
    window.shelf = await createReshelf({ autoLearn: false, ...options });
    window.end = connectGa4(window.shelf);
  }, [settings, options]);
}

const gtag = (page, ...words) => page.evaluate((words) => window.gtag(...words), words);
const look = (page, id) => gtag(page, 'event', 'view_item', { items: [{ item_id: id, item_brand: 'Fjell' }] });
const acts = (page) => page.evaluate(() => window.shelf.profile().acts);
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** Longer than a change waits to be written. */
const written = () => new Promise((soon) => setTimeout(soon, 400));

/** @param {() => Promise<unknown>} got @param {unknown} expected */
async function becomes(got, expected) {
  for (let tries = 0; tries < 100 && (await got()) !== expected; tries++) {
    await new Promise((soon) => setTimeout(soon, 50));
  }
  assert.equal(await got(), expected);
}

/** @param {import('node:test').TestContext} t */
async function visitor(t) {
  const context = await site.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(`the page threw: ${error.stack}`));
  return page;
}

const denied = { ad_storage: 'denied', analytics_storage: 'denied', personalization_storage: 'denied' };
const granted = { personalization_storage: 'granted' };

test('nothing is stored until it is granted, and nothing stays after a denial', async (t) => {
  const page = await visitor(t);
  await open(page, denied);
  await look(page, 'a');
  await written();
  assert.deepEqual(await databases(page), []);
  assert.equal(await acts(page), 1);

  await gtag(page, 'consent', 'update', granted);
  await becomes(async () => (await databases(page)).join(), 'reshelf');

  await gtag(page, 'consent', 'update', denied);
  await becomes(async () => (await databases(page)).length, 0);
  await look(page, 'b');
  await written();
  assert.deepEqual(await databases(page), []);
});

test('a default that denies neither reads nor deletes what was kept; the update joins past and present', async (t) => {
  const page = await visitor(t);
  await open(page, denied);
  await gtag(page, 'consent', 'update', granted);
  await look(page, 'a');
  await written();

  await open(page, denied);
  await look(page, 'b');
  await written();
  assert.equal(await acts(page), 1);
  assert.deepEqual(await databases(page), ['reshelf']);
  await gtag(page, 'consent', 'update', granted);
  await becomes(() => acts(page), 2);
});

test('a default that denies stops a shelf that was made with consent, and deletes nothing', async (t) => {
  const page = await visitor(t);
  await open(page, granted, { consent: true });
  await look(page, 'a');
  await written();
  await open(page, denied, { consent: true });
  await look(page, 'b');
  await written();
  await open(page, denied);
  assert.equal(await acts(page), 0);
  await gtag(page, 'consent', 'update', granted);
  await becomes(() => acts(page), 1);
});

test('a default that grants keeps from the start', async (t) => {
  const page = await visitor(t);
  await open(page, granted);
  await look(page, 'a');
  await becomes(async () => (await databases(page)).join(), 'reshelf');
  await written();
  await open(page, granted);
  await becomes(() => acts(page), 1);
});

test('without consent mode, and under one that does not name it, nothing is stored', async (t) => {
  const page = await visitor(t);
  for (const settings of [undefined, { ad_storage: 'granted' }]) {
    await open(page, settings);
    await look(page, 'a');
    await written();
    assert.deepEqual(await databases(page), []);
  }
});

test('connecting makes the page’s data layer where there is none yet', async (t) => {
  const page = await visitor(t);
  await page.goto(site.blank);
  await page.evaluate(async () => {
    const [{ createReshelf }, { connectGa4 }] = await Promise.all([import('/pkg/index.js'), import('/pkg/ga4.js')]);
    window.shelf = await createReshelf({ autoLearn: false });
    connectGa4(window.shelf);
    window.dataLayer = window.dataLayer || [];
    window.dataLayer.push({ event: 'view_item', ecommerce: { items: [{ item_id: 'a' }] } });
  });
  assert.equal(await acts(page), 1);
});

test('a shelf that starts under a grant in the data layer is ready with what was kept', async (t) => {
  const page = await visitor(t);
  await open(page, granted);
  await look(page, 'a');
  await written();
  await page.goto(site.blank);
  const acts = await page.evaluate(async ([denied, granted]) => {
    const [{ startReshelf }, { connectGa4 }] = await Promise.all([import('/pkg/index.js'), import('/pkg/ga4.js')]);
    window.dataLayer = [];
    const gtag = function () {
      window.dataLayer.push(arguments);
    };
    gtag('consent', 'default', denied);
    gtag('consent', 'update', granted);
    gtag('event', 'view_item', { items: [{ item_id: 'b' }] });
    const shelf = startReshelf({ autoLearn: false });
    connectGa4(shelf);
    await shelf.whenReady;
    return shelf.profile().acts;
  }, [denied, granted]);
  assert.equal(acts, 2);
});
