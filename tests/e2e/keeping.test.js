// A history that tabs share, in Chromium and Firefox: nothing that was done in any of them is lost, nothing forgotten or
// withdrawn comes back or stays in a copy, and a shop of many pages learns what one page would.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { serve } from '../serve.js';
import { startWindows } from './support/windows.js';

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof startWindows>>['open']>>} Tab */

/** Lists, and what is done with what stands at a place of the newest of them; each has a page, or all have one. */
const VISIT = /** @type {const} */ ([
  ['list', ['boots', true]], [5, ['select_item', 'view_item']], [5, ['view_item', 'add_to_cart']],
  ['list', ['shoes', false]], [3, ['select_item', 'view_item']],
  ['list', ['boots', true]], [9, ['select_item', 'view_item', 'add_to_cart']], [9, ['purchase']],
  ['list', ['coats', true]],
  ['list', ['socks', false]], [17, ['select_item', 'view_item', 'add_to_wishlist']],
]);
const CHOICES = 4;

const DURABLE_MS = 50;
const MOST_BYTES = 4096;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

const known = () => window.known();
const from = (/** @type {number} */ first, /** @type {number} */ count) => Array.from({ length: count }, (_, n) => first + n);

for (const [name, pages] of /** @type {const} */ ([['chromium', 12], ['firefox', 4]])) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof startWindows>>} */
    let browser;
    before(async () => {
      browser = await startWindows(name);
    });
    afterEach(() => browser.leave());
    after(() => browser?.quit());

    /** A page with a shelf; each test has a database of its own. */
    const page = (/** @type {string} */ database, rest = '') =>
      `${server.address}/tests/e2e/pages/keeping.html?database=${database}${rest}`;

    test('two tabs that act in turn, 7 ms apart, know all of it, and so does a third', async () => {
      const tabs = [await browser.open(page('turns')), await browser.open(page('turns'))];
      const start = Date.now() + 500;
      for (const [at, tab] of tabs.entries()) {
        await tab.run((start, at) => {
          for (let n = 0; n < 10; n++) setTimeout(() => window.look(2 * n + at), start + 7 * (2 * n + at) - Date.now());
        }, start, at);
      }
      await pause(start + 7 * 20 - Date.now());
      const all = from(0, 20);
      for (const tab of [...tabs, await browser.open(page('turns'))]) assert.deepEqual(await tab.becomes(known, all), all);
    });

    test(`five windows are opened at once, with ${pages} product pages each and a look at each: none of ${5 * pages} is lost`, async () => {
      const list = await browser.open(page('five'));
      await list.run((own) => {
        for (let n = 0; n < 5; n++) open(`${own}&look=${n}`, '_blank', 'popup,noopener');
      }, page('five', `&step=5&most=${5 * pages}`));
      // A window that is closed as soon as it has written may not live to tell.
      const asked = async () => (await window.shelf.consent(true), window.known());
      const all = from(0, 5 * pages);
      assert.deepEqual(await list.becomes(asked, all), all);
    });

    test('an act is durable soon, and writes little', async (t) => {
      const tab = await browser.open(page('durable'));
      const took = await tab.run(async () => {
        const words = (/** @type {number} */ n) => Array.from({ length: 16 }, (_, k) => `wörd${n}x${k}`).join(' ').repeat(2);
        const own = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`own${n}`, words(n)]));
        const embedding = Array.from({ length: 512 }, (_, n) => Math.sin(n));
        const heaviest = { item_name: words(16), item_brand: words(17), price: 9.5, ...own, embedding };
        const took = [];
        for (let n = 0; n < 40; n++) {
          const act = { event: 'add_to_cart', items: [{ ...heaviest, item_id: `${n}` }], search_term: words(18) };
          took.push(await window.durable(() => window.shelf.observe(act)));
        }
        return took.sort((one, other) => one - other);
      });
      const bytes = await tab.run(async () => (await window.stored()).map((entry) => entry.length));
      const most = Math.max(...bytes);
      t.diagnostic(`${name}: an act is durable in ${took[20].toFixed(1)} ms (median), ${took[39].toFixed(1)} ms (longest); ${most} bytes`);
      assert.ok(took[20] < DURABLE_MS, `${took[20]} ms`);
      assert.equal(bytes.length, 40);
      assert.ok(most <= MOST_BYTES, `${most} bytes`);
    });

    test('consent withdrawn in one tab while another acts: nothing is stored any more', async () => {
      const [one, other] = [await browser.open(page('withdrawn')), await browser.open(page('withdrawn'))];
      await one.run(() => window.acknowledged(() => window.look(0)));
      assert.deepEqual(await other.becomes(known, [0]), [0]);
      await other.run(acting);
      await one.run(() => window.shelf.consent(false));
      assert.equal(await other.becomes(() => window.shelf.status().consent, false), false);
      await pause(100);
      await other.run(() => clearInterval(window.acting));
      for (const tab of [one, other]) assert.equal(await tab.becomes(isStored, false, 'withdrawn'), false);
      await other.run(() => window.look(10_000));
      await pause(200);
      assert.equal(await other.run(isStored, 'withdrawn'), false);
    });

    test('what is forgotten just after the start, while another tab acts, does not come back', async () => {
      const [one, other] = [await browser.open(page('forgotten')), await browser.open(page('forgotten'))];
      await other.run(acting);
      let forgotAt = 0;
      for (const after of [0, 1, 2, 3, 4, 8]) {
        await one.go(page('forgotten', `&forget=${after}`));
        forgotAt = await one.becomes(() => window.forgotAt > 0, true).then(() => one.run(() => window.forgotAt));
        await other.run(async () => window.acknowledged(() => window.look(window.times.push(Date.now()) - 1)));
      }
      await other.run(() => clearInterval(window.acting));
      const times = await other.run(() => window.times);
      const third = await browser.open(page('forgotten'));
      const all = await third.run(known);
      for (const tab of [one, other]) assert.deepEqual(await tab.becomes(known, all), all);
      assert.ok(all.length > 0);
      assert.deepEqual(all.filter((n) => !(times[n] >= forgotAt)), []);
    });

    test('a page that is looked at leaves a copy, by which the next one knows at once', async () => {
      const tab = await browser.open(page('copied'));
      await tab.run(() => window.acknowledged(() => window.look(0)));
      assert.equal(await tab.becomes(copies, 2, 'copied'), 2);
      await tab.go(page('copied', '&late=1000'));
      assert.deepEqual(await tab.run(() => [window.opened, window.shelf.profile().acts, window.shelf.status().persistence]), [0, 1, 'stored']);
      await tab.run(() => window.acknowledged(() => window.look(1)));
      const third = await browser.open(page('copied'));
      assert.deepEqual(await third.becomes(known, [0, 1]), [0, 1]);
    });

    for (const [how, what] of /** @type {const} */ ([['forgets', () => window.shelf.forget()], ['withdraws', () => window.shelf.consent(false)]])) {
      test(`when a tab ${how} while another acts, nothing of it stays in localStorage`, async () => {
        const [one, other] = [await browser.open(page(how)), await browser.open(page(how))];
        await one.run(() => window.acknowledged(() => window.look(0)));
        for (const tab of [one, other]) assert.equal(await tab.becomes(copies, 2, how), 2);
        await other.run(acting);
        await pause(100);
        await other.run(() => clearInterval(window.acting));
        await one.run(what);
        await other.becomes(() => window.shelf.profile().acts, 0);
        await pause(300);
        for (const tab of [one, other]) assert.equal(await tab.run(copies, how), 0);
      });
    }

    test('a shop of many pages that never says select_item learns, counts and knows what one page would', async () => {
      const told = async (/** @type {string} */ database, /** @type {boolean} */ isOfMany) => {
        let at = Date.UTC(2026, 0, 1, 12);
        const tab = await browser.open(page(database, `&at=${at}`));
        /** @type {string[]} */
        let shown = [];
        for (const [what, asked] of VISIT) {
          at += 20_000;
          if (isOfMany) await tab.go(page(database, `&at=${at}`));
          else await tab.run((at) => (window.clock.at = at), at);
          if (what === 'list') shown = await tab.run(listed, asked);
          else await tab.run(acted, isOfMany ? asked.filter((event) => event !== 'select_item') : asked, shown[what]);
        }
        const counted = await tab.run(() => [window.shelf.counters(), window.shelf.status().learning, window.shelf.profile()]);
        return [...counted, await tab.run(listed, ['all that is left', true])];
      };
      const [one, many] = [await told('one', false), await told('many', true)];
      assert.deepEqual(many, one);
      assert.equal(one[1].examples, CHOICES);
    });
  });
}

/** Acts at short intervals, and notes when. */
function acting() {
  const times = (window.times = /** @type {number[]} */ ([]));
  window.acting = setInterval(() => window.look(times.push(Date.now()) - 1), 5);
}

/** @param {string} name */
async function isStored(name) {
  return (await indexedDB.databases()).some((one) => one.name === name);
}

/** How many texts of the copy there are in localStorage. @param {string} name */
function copies(name) {
  return Object.keys(localStorage).filter((key) => key.startsWith(`reshelf:${name}:`)).length;
}

/** A list comes up; the ids in its order. @param {[query: string, isTold: boolean]} list */
function listed([query, isTold]) {
  const items = Array.from({ length: 24 }, (_, n) => window.boot(`${query} ${n}`));
  const { items: shown } = window.shelf.rerank({ items, query });
  if (isTold) window.shelf.observe({ event: 'view_item_list', items: shown });
  return shown.map(({ item_id }) => item_id);
}

/** @param {string[]} events @param {string} id */
function acted(events, id) {
  for (const event of events) window.shelf.observe({ event, items: [window.boot(id)] });
}
