// Learning leaves the page's main thread alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { serve } from '../serve.js';
import { openBrowser } from './support/browser.js';

const MOST_MS = 16;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await server.close();
});

test('no task of a page that learns takes longer than 16 ms', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/tests/e2e/pages/empty.html`);
  await page.evaluate(async () => {
    const { createReshelf } = await import('/pkg/index.js');
    const { shop } = await import('/tests/bench/pages/history.js');
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    // More than is ever kept, so that no shopper's lesson is larger.
    shop(shelf, 80);
    await shelf.learn();
    Object.assign(window, { shelf, shop });
  });
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const result = await page.evaluate(async () => {
    const { shelf, shop } = window;
    performance.mark('learning');
    shop(shelf, 1);
    const result = await shelf.learn();
    performance.mark('learned');
    return result;
  });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  assert.ok(['adopted', 'dropped'].includes(result.status), result.status);

  const longest = longestTask(traceEvents);
  assert.ok(longest > 0, 'the trace holds the tasks of the page');
  assert.ok(longest <= MOST_MS, `a task of the main thread took ${longest.toFixed(1)} ms of its own time`);
});

/**
 * The longest task of the main thread between the two marks, in milliseconds of the processor's time, so that a busy
 * machine makes it no longer.
 *
 * @param {any[]} events
 */
function longestTask(events) {
  const [begun, over] = ['learning', 'learned'].map((mark) => events.find(({ name }) => name === mark));
  const own = events.filter(({ pid, tid, ts }) => pid === begun.pid && tid === begun.tid && ts >= begun.ts && ts <= over.ts);
  const tasks = own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
