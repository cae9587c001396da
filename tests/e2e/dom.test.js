// Lists of a server-rendered shop in Chromium: what is painted first is what stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shoe } from './dom/page.js';
import { fan, isVisible, openList, outcome, served, visitor } from './dom/visitors.js';

/** @typedef {import('playwright-core').Page} Page */

/** The first of this brand in the server's order. */
const NORDHAVN = 3;

const recorded = (page) => page.evaluate(() => window.recorded);
const titles = (page) => page.$$eval('#results h2', (titles) => titles.map((title) => ({
  id: title.getAttribute('elementtiming') ?? '', top: title.getBoundingClientRect().top,
})));
const idsOf = (list) => list.map(({ id }) => id);

const HALF_A_CARD = 30;

/** That each card's first painting was at the place where it stands now. @param {Page} page */
async function assertNeverSeenElsewhere(page) {
  const all = (await titles(page)).length;
  await page.waitForFunction((all) => Object.keys(window.recorded.first).length === all, all);
  const { first, shift } = await recorded(page);
  const elsewhere = (await titles(page)).filter(({ id, top }) => Math.abs(first[id].top - top) > HALF_A_CARD);
  assert.deepEqual(idsOf(elsewhere), []);
  assert.equal(shift, 0);
}

for (const source of /** @type {const} */ (['data', 'microdata', 'json-ld'])) {
  test(`a list that is held is only ever seen in the shopper's order: ${source}`, async (t) => {
    const { page, order, ...rest } = await inTime(t, source);
    assert.deepEqual(rest, { outcome: 'ordered', personalised: true });
    assert.deepEqual(idsOf(await titles(page)), order.map((from) => `shoe-${from}`));
    assert.ok(order.indexOf(NORDHAVN) < NORDHAVN);
    await assertNeverSeenElsewhere(page);
  });
}

/** On a busy machine a page may be too late, and leave the list as it is served; then another is opened. @param {import('node:test').TestContext} t */
async function inTime(t, /** @type {string} */ source) {
  for (let tries = 0; ; tries++) {
    const page = await fan(t);
    await openList(page, { source, hold: 1000, script: 'order.js' });
    const answer = await outcome(page);
    if (answer.outcome !== 'too-late' || tries === 3) return { page, ...answer };
  }
}

test('a list that does jump is noticed by these tests', async (t) => {
  const page = await visitor(t);
  await openList(page, { script: 'jumps.js' });
  await page.waitForFunction(() => window.jumped);
  await assert.rejects(assertNeverSeenElsewhere(page), assert.AssertionError);
});

test('a stranger’s list appears as served, long before it would have to', async (t) => {
  const page = await visitor(t);
  await openList(page, { hold: 1000, script: 'order.js' });
  assert.deepEqual(await outcome(page), { outcome: 'as-served', personalised: false, order: [...served().keys()] });
  assert.deepEqual(idsOf(await titles(page)), served());
  assert.ok(await isVisible(page));
  await assertNeverSeenElsewhere(page);
  assert.ok((await recorded(page)).first['shoe-0'].at < 1000);
});

test('with modules that come late the list is painted in time, and stays as served', async (t) => {
  const page = await fan(t);
  await openList(page, { hold: 150, script: 'order.js', modules: '/late-2000', bare: true });
  const at = await page.evaluate(() => new Promise((painted) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (entry) painted(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  }));
  assert.ok(at >= 150, `the list was painted after ${at} ms, while it was held`);
  assert.ok(at < 1000, `the list was painted after ${at} ms`);
  assert.deepEqual(await outcome(page), { outcome: 'too-late', personalised: false, order: [...served().keys()] });
  assert.deepEqual(idsOf(await titles(page)), served());
  await assertNeverSeenElsewhere(page);
});

test('with modules that never come the list is painted all the same', async (t) => {
  const page = await visitor(t);
  await openList(page, { hold: 150 });
  await page.waitForFunction(() => window.recorded.first['shoe-0'] !== undefined);
  assert.ok((await recorded(page)).first['shoe-0'].at < 1000);
  assert.deepEqual(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
});

test('what is held may be around the list', async (t) => {
  const page = await visitor(t);
  await openList(page, { hold: 1000, held: 'body', script: 'turn.js?frames=2' });
  assert.equal((await outcome(page)).outcome, 'ordered');
  assert.ok(await isVisible(page));
  await assertNeverSeenElsewhere(page);
});

test('a page that nothing holds and that has been painted is left as it is', async (t) => {
  const page = await fan(t);
  await openList(page, { script: 'order.js', modules: '/late-200' });
  assert.equal((await outcome(page)).outcome, 'too-late');
  assert.deepEqual(idsOf(await titles(page)), served());
  await assertNeverSeenElsewhere(page);
});

test('a page that nothing holds and that has not been painted yet is ordered', async (t) => {
  const page = await visitor(t);
  await openList(page, { script: 'turn.js" blocking="render' });
  assert.equal((await outcome(page)).outcome, 'ordered');
  assert.deepEqual(idsOf(await titles(page)), served().reverse());
  await assertNeverSeenElsewhere(page);
});

test('one frame later it is not', async (t) => {
  const page = await visitor(t);
  await openList(page, { script: 'turn.js?frames=1" blocking="render' });
  assert.equal((await outcome(page)).outcome, 'too-late');
  assert.deepEqual(idsOf(await titles(page)), served());
});
