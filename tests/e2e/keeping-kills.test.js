// A browser, or a page, is killed while it writes: of n acts n are known afterwards, or n − 1, and none is damaged.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { serve } from '../serve.js';
import { openBrowser } from './support/browser.js';
import { startWindows } from './support/windows.js';

/** More are tried by hand. */
const BROWSER_KILLS = Number(process.env.RESHELF_KILLS ?? 2);
const PAGE_KILLS = 15;
const ACTS = 40;
/** Within which the last act comes to be stored, or not; and for which a page acts, at most. */
const BROWSER_MS = 30;
const PAGE_MS = 150;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {string} */
let address;
before(async () => {
  server = await serve();
  address = `${server.address}/tests/e2e/pages/keeping.html`;
});
after(() => server.close());

/** What is stored, and what the shelf said of it. */
const found = async () => {
  await window.shelf.consent(true);
  return [await window.known(), window.warned];
};
const act = (/** @type {number} */ n) => window.acknowledged(() => window.look(n));
const from0 = (/** @type {number} */ count) => Array.from({ length: count }, (_, n) => n);

/**
 * Acts one after the other, each as soon as the one before is stored; the last is killed at whatever it is at.
 *
 * @param {number} known
 * @param {(n: number) => Promise<unknown>} acts
 * @param {() => Promise<unknown>} kill
 * @returns {Promise<number>} how many were stored for certain
 */
async function actsAndDies(known, acts, kill) {
  const acknowledged = known + ACTS - 1;
  for (let n = known; n < acknowledged; n++) await acts(n);
  const last = acts(acknowledged).catch(() => {});
  await pause(BROWSER_MS * Math.random());
  await kill();
  await last;
  return acknowledged;
}

/** @param {[number[], string[]]} found @param {number} acknowledged @param {number} begun @returns {number} how many are known */
function holds([known, warned], acknowledged, begun) {
  assert.ok([begun - 1, begun].includes(known.length), `${begun} were begun, ${known.length} are known`);
  assert.ok(known.length >= acknowledged, `${acknowledged} were stored, ${known.length} are known`);
  assert.deepEqual([known, warned], [from0(known.length), []]);
  return known.length;
}

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  test(`${name}, killed ${BROWSER_KILLS} times`, async (t) => {
    const profile = await mkdtemp(join(tmpdir(), 'reshelf-killed-'));
    t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    let [known, last] = [0, 0];
    for (let kills = 0; ; kills++) {
      const browser = await startWindows(name, { profile });
      const tab = await browser.open(address);
      const acknowledged = known;
      known = kills ? holds(await tab.run(found), acknowledged, acknowledged + 1) : 0;
      last += known - acknowledged;
      if (kills === BROWSER_KILLS) return browser.quit().then(() => t.diagnostic(`${known} acts; the last was stored ${last} times`));
      known = await actsAndDies(known, (n) => tab.run(act, n), browser.kill);
    }
  });
}

test(`a page of Chromium, killed ${PAGE_KILLS} times`, async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext();
  let [begun, acknowledged, last] = [0, 0, 0];
  await context.exposeFunction('tell', (/** @type {number} */ n, /** @type {boolean} */ isStored) => {
    if (isStored) acknowledged = n + 1;
    else begun = n + 1;
  });
  const other = await context.newPage();
  await other.goto(address);
  for (let kills = 0; kills < PAGE_KILLS; kills++) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(address);
    assert.deepEqual(await page.evaluate(found), [from0(acknowledged), []]);
    const crashed = page.waitForEvent('crash');
    page.evaluate(goesOn, acknowledged).catch(() => {});
    await pause(PAGE_MS * Math.random());
    session.send('Page.crash').catch(() => {});
    await crashed;
    const known = holds(await other.evaluate(found), acknowledged, begun);
    last += known - acknowledged;
    acknowledged = known;
  }
  t.diagnostic(`${acknowledged} acts; the last was stored ${last} times though the page did not live to hear of it`);
});

/** Acts as long as the page lives. @param {number} known */
async function goesOn(known) {
  for (let n = known; ; n++) {
    await window.tell(n, false);
    await window.acknowledged(() => window.look(n));
    await window.tell(n, true);
  }
}
