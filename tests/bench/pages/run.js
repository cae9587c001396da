// A shop of many pages: how long after its script began a page has its first list in order, and what of it is reading the
// history, from each place where it could lie.

import { serve } from '../../serve.js';

const VIEWS = 40;
/** On a quiet machine it is 3.3 to 3.7 with the longest history: what takes its time there is reading, and all else is quick. */
const MOST_TIMES = 4;
/** What is known, and what happened since the last checkpoint, as `remember` makes it. */
const HISTORIES = [
  { name: 'after 10 choices', choices: 0, lists: 0 },
  { name: 'after 200 choices', choices: 200, lists: 0 },
];

/** @param {import('playwright-core').Browser} browser */
export async function manyPages(browser) {
  const server = await serve();
  try {
    const address = `${server.address}/tests/bench/pages/page.html`;
    const results = [];
    for (const history of HISTORIES) results.push({ ...history, ...(await visits(browser, address, history)) });
    return { results };
  } finally {
    await server.close();
  }
}

async function visits(browser, address, history) {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${address}?history=kept`);
  await page.waitForFunction('window.visit');
  const bytes = await page.evaluate(async (history) => {
    const [{ remember }, { stores }] = await Promise.all([import('./history.js'), import('./stores.js')]);
    await remember(window.shelf, history);
    const { snapshot } = await window.shelf.export();
    const bytes = Uint8Array.from(atob(snapshot), (letter) => letter.charCodeAt(0));
    for (const store of Object.values(stores)) await store.write(bytes);
    await window.shelf.dispose();
    return bytes.length;
  }, history);

  const seen = { none: [], kept: [] };
  for (let view = 0; view < 2 * VIEWS; view++) {
    const which = view % 2 ? 'kept' : 'none';
    await page.goto(`${address}?history=${which}`);
    await page.waitForFunction('window.visit');
    seen[which].push(await page.evaluate('window.visit'));
    await page.evaluate(async () => (await import('./history.js')).rest(400));
  }
  if (!seen.kept.every(({ personalised }) => personalised)) throw new Error('the first list of a page is not the shopper’s own');
  const [ordered, withHistory] = [median(seen.none, 'ordered'), median(seen.kept, 'ordered')];
  return { bytes, ordered, withHistory, ...(await accesses(page, address)) };
}

/**
 * Reading alone, on a page of its own each time, as the first access to a store is what costs; then how long the page's
 * main thread is held by writing.
 */
async function accesses(page, address) {
  const times = {};
  for (let view = 0; view < VIEWS; view++) {
    await page.goto(`${address}?history=none`);
    await page.waitForFunction('window.visit');
    const [name, time] = await page.evaluate(async (view) => {
      const { stores } = await import('./stores.js');
      const names = Object.keys(stores);
      const name = names[view % names.length];
      const begun = performance.now();
      const bytes = await stores[name].read();
      const read = performance.now();
      const writing = stores[name].write(bytes);
      const held = performance.now() - read;
      await writing;
      return [name, { read: read - begun, held }];
    }, view);
    (times[name] ??= []).push(time);
  }
  const medians = (key) => Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all, key)]));
  return { reading: medians('read'), writing: medians('held') };
}

/** @param {Awaited<ReturnType<typeof manyPages>>} measured */
export function report({ results }) {
  console.log('\nA shop of many pages, milliseconds from the start of its script to its first list in order, median');
  for (const { name, bytes, ordered, withHistory, reading, writing } of results) {
    console.log(`${name} (${(bytes / 1000).toFixed(0)} KB kept): ${withHistory.toFixed(1)} with history, ${ordered.toFixed(1)} without`);
    const places = (times) => Object.entries(times).map(([place, time]) => `${place} ${time.toFixed(1)}`).join(', ');
    console.log(`  reading it alone: ${places(reading)}`);
    console.log(`  the main thread held by writing it: ${places(writing)}`);
  }
  const late = results.filter(({ ordered, withHistory }) => withHistory > MOST_TIMES * ordered);
  late.forEach(({ name }) => console.error(`${name}: with its history a page takes more than ${MOST_TIMES} times as long to order`));
  return late.length === 0;
}

function median(all, key) {
  return all.map((one) => one[key]).sort((one, other) => one - other)[all.length >> 1];
}
