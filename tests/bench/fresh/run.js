// Pages of a shop on which nothing runs yet, one after the other: how long until the first list is in order.

import { median } from '../clock.js';

const VIEWS = 21;
/** Before they count: the browser keeps the scripts, and what it compiled of them, as on any page after the first. */
const FIRST = 3;
const NAMES = /** @type {const} */ (['reshelf', 'onnx', 'tensorflow']);

/**
 * @typedef {object} Fresh
 * @property {number} call milliseconds of the main thread for the first list, once all is ready
 * @property {number} ordered milliseconds from the start of the script until it is in order
 * @property {number} times of `ordered`, reshelf's; the median over rounds
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<Record<typeof NAMES[number], Fresh>>}
 */
export async function freshPages(browser, address) {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => console.error(error));
  const view = async (name) => {
    await page.goto(`${address}/tests/bench/fresh/page.html?${name}`);
    await page.waitForFunction('window.visit');
    const { began, ready, ordered, personalised } = await page.evaluate('window.visit');
    return { call: ordered - ready, ordered: ordered - began, personalised };
  };
  await view('reshelf');
  await page.evaluate(async () => {
    const { visit } = await import('../shop.js');
    visit(window.shelf);
    await window.shelf.dispose();
  });
  const rounds = [];
  for (let round = 0; round < FIRST + VIEWS; round++) {
    const seen = {};
    for (const name of round % 2 ? [...NAMES].reverse() : NAMES) seen[name] = await view(name);
    if (!seen.reshelf.personalised) throw new Error('the first list of a fresh page is not the shopper’s own');
    if (round >= FIRST) rounds.push(seen);
  }
  await page.context().close();
  const of = (name) => ({
    call: median(rounds.map((seen) => seen[name].call)),
    ordered: median(rounds.map((seen) => seen[name].ordered)),
    times: median(rounds.map((seen) => seen[name].ordered / seen.reshelf.ordered)),
  });
  return Object.fromEntries(NAMES.map((name) => [name, of(name)]));
}
