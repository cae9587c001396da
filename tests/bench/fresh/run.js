// Pages of a shop on which nothing runs yet, one after the other: how long until the first list is in order.

import { median } from '../clock.js';

const VIEWS = 21;
/** Before they count: the browser keeps the scripts, and what it compiled of them, as on any page after the first. */
const FIRST = 3;

/**
 * @typedef {object} Fresh
 * @property {number} call milliseconds of the main thread for the first list, once all is ready
 * @property {number} ordered milliseconds from the start of the script until it is in order
 * @property {{ call: number, ordered: number }} times of the first page's; the medians over rounds
 */

/**
 * @template {string} Name
 * @param {import('playwright-core').Browser} browser
 * @param {Record<Name, string>} addresses of pages that put what they saw into `window.visit`; a shelf of theirs is `window.shelf`
 * @param {{ choices: number, lists: number }} [history] what each shelf is to know, besides the visit under way
 * @returns {Promise<Record<Name, Fresh>>}
 */
export async function freshPages(browser, addresses, history = { choices: 0, lists: 0 }) {
  const names = /** @type {Name[]} */ (Object.keys(addresses));
  const context = await browser.newContext();
  // One each, for between two origins the browser takes a process anew, which a shopper's next page does not.
  const pages = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await context.newPage()])));
  const view = async (name) => {
    const page = pages[name];
    await page.goto(addresses[name]);
    await page.waitForFunction('window.visit');
    const { began, ready, ordered, personalised } = await page.evaluate('window.visit');
    return { call: ordered - ready, ordered: ordered - began, personalised };
  };
  for (const name of names) {
    pages[name].on('pageerror', (error) => console.error(error));
    await view(name);
    await pages[name].evaluate(remembers, history);
  }
  const rounds = [];
  for (let round = 0; round < FIRST + VIEWS; round++) {
    const seen = {};
    for (const name of round % 2 ? [...names].reverse() : names) {
      seen[name] = await view(name);
      await pages[name].evaluate(ends);
    }
    for (const name of names) if (!seen[name].personalised) throw new Error(`the first list of a fresh page of ${name} is not the shopper’s own`);
    if (round >= FIRST) rounds.push(seen);
  }
  await context.close();
  const middle = (name, of) => median(rounds.map((seen) => seen[name][of]));
  const times = (name, of) => median(rounds.map((seen) => seen[name][of] / seen[names[0]][of]));
  const of = (name) => ({
    call: middle(name, 'call'),
    ordered: middle(name, 'ordered'),
    times: { call: times(name, 'call'), ordered: times(name, 'ordered') },
  });
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

/** In the page, where there is a shelf. */
async function remembers(history) {
  const { remember } = await import('/tests/bench/pages/history.js');
  if (!window.shelf) return;
  await remember(window.shelf, history);
  await window.shelf.dispose();
}

/** What is left to do there is not to be done while another is timed. */
async function ends() {
  const { rest } = await import('/tests/bench/pages/history.js');
  if (!window.shelf) return;
  await rest(400);
  await window.shelf.dispose();
}
