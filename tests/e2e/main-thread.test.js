// Learning leaves the page's main thread alone, and so does the copy of what is stored.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Site } from './support/site.js';

const MOST_MS = 16;

const site = new Site();

test('no task of a page that learns takes longer than 16 ms', async () => {
  const page = await site.browser.newPage();
  await page.goto(site.blank);
  await page.evaluate(async () => {
    const { createReshelf } = await import('/pkg/index.js');
    const { shop } = await import('/tests/bench/pages/history.js');
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    // More than is ever kept, so that no shopper's lesson is larger.
    shop(shelf, 80);
    await shelf.learn();
    Object.assign(window, { shelf, shop });
  });
  await site.browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const result = await page.evaluate(async () => {
    const { shelf, shop } = window;
    performance.mark('learning');
    shop(shelf, 1);
    const result = await shelf.learn();
    performance.mark('learned');
    return result;
  });
  const { traceEvents } = JSON.parse((await site.browser.stopTracing()).toString());
  assert.ok(['adopted', 'dropped'].includes(result.status), result.status);

  const longest = longestTask(traceEvents, 'learning', 'learned');
  assert.ok(longest > 0, 'the trace holds the tasks of the page');
  assert.ok(longest <= MOST_MS, `a task of the main thread took ${longest.toFixed(1)} ms of its own time`);
});

test('no task of a page that copies the longest history takes longer than 16 ms', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(site.blank);
  await page.evaluate(async () => {
    const { createReshelf } = await import('/pkg/index.js');
    const { remember } = await import('/tests/bench/pages/history.js');
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    await remember(shelf, { choices: 600, lists: 0 });
    Object.assign(window, { shelf });
  });
  await site.browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const letters = await page.evaluate(async () => {
    const copied = () => localStorage.getItem('reshelf:reshelf:history')?.length;
    localStorage.clear();
    performance.mark('begun');
    window.shelf.observe({ event: 'view_item', items: [{ item_id: 'one' }] });
    while (!copied()) await new Promise((soon) => setTimeout(soon, 100));
    performance.mark('over');
    return copied();
  });
  const { traceEvents } = JSON.parse((await site.browser.stopTracing()).toString());
  await context.close();
  assert.ok(letters > 100_000, `${letters} letters`);
  const longest = longestTask(traceEvents, 'begun', 'over');
  assert.ok(longest > 0, 'the trace holds the tasks of the page');
  assert.ok(longest <= MOST_MS, `a task of the main thread took ${longest.toFixed(1)} ms of its own time`);
});

/**
 * The longest task of the main thread between the two marks, in milliseconds of the processor's time, so that a busy
 * machine makes it no longer.
 *
 * @param {any[]} events
 * @param {string[]} marks
 */
function longestTask(events, ...marks) {
  const [begun, over] = marks.map((mark) => events.find(({ name }) => name === mark));
  const own = events.filter(({ pid, tid, ts }) => pid === begun.pid && tid === begun.tid && ts >= begun.ts && ts <= over.ts);
  const tasks = own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
