// Another revision beside this one: run.js CHECKOUT NAME, where its modules are built. Prints how many times as long this one takes.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { bundle } from '../bundle.js';
import { freshPages } from '../fresh/run.js';
import { openBrowser } from '../../e2e/support/browser.js';
import { serve } from '../../serve.js';

const ROOT = new URL('../../../', import.meta.url);
const HISTORIES = {
  'a visit': { choices: 0, lists: 0 },
  'the longest history that is kept': { choices: 600, lists: 12 },
};

const [, , folder, name] = process.argv;
const checkout = pathToFileURL(`${resolve(folder)}/`);
const scripts = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'reshelf-against-'))}/`);
const steps = 'tests/bench/steps.js';
const server = await serve(undefined, {
  // Its own, where it has them, for they know what its modules ask for.
  [`/before/${steps}`]: [new URL(steps, checkout), new URL(steps, ROOT)],
  '/before/pkg/': [new URL('pkg/', checkout)],
  '/before/tests/': [new URL('tests/', ROOT)],
  '/peers/': [scripts],
});
// A database of its own, which the two could not share.
const other = await serve(undefined, { '/peers/': [new URL('before/', scripts)] });
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.address}/tests/bench/page.html`);
  const rows = await page.evaluate(async () => (await import('./against/page.js')).compare());
  await page.close();
  print(rows);
  await Promise.all([bundle(['fresh/reshelf'], scripts), bundle(['fresh/reshelf'], new URL('before/', scripts), { plugins: [packageOf(checkout)] })]);
  const view = ({ address }) => `${address}/tests/bench/fresh/page.html?reshelf`;
  for (const [history, known] of Object.entries(HISTORIES)) {
    printFresh(history, await freshPages(browser, { before: view(other), now: view(server) }, known));
  }
} finally {
  await browser.close();
  await Promise.all([server.close(), other.close()]);
  await rm(scripts, { recursive: true });
}

/** @param {URL} checkout @returns {import('esbuild').Plugin} */
function packageOf(checkout) {
  const path = fileURLToPath(new URL('pkg/index.js', checkout));
  return { name: 'package', setup: (build) => build.onResolve({ filter: /\/pkg\/index\.js$/ }, () => ({ path })) };
}

function print(rows) {
  console.log(`This checkout beside ${name}, in turns in one page of Chromium ${browser.version()}: ms before → now, and how many times as long it takes`);
  const columns = Object.keys(rows[0].times);
  console.log(''.padEnd(16) + rows.map(({ size }) => `${size} items`.padStart(28)).join(''));
  for (const column of columns) {
    const cells = rows.map(({ times: { [column]: { before, now } } }) => `${before.ms.toFixed(4)} → ${now.ms.toFixed(4)}  × ${now.ratio.toFixed(2)}`);
    console.log(column.padEnd(16) + cells.map((cell) => cell.padStart(28)).join(''));
  }
  console.log('scores differ by'.padEnd(16) + rows.map(({ differs }) => (Number.isNaN(differs) ? 'not comparable' : differs.toExponential(1)).padStart(28)).join(''));
}

function printFresh(history, { before, now }) {
  console.log(`\nA fresh page, 100 items, with ${history}`);
  for (const [what, of] of Object.entries({ 'first list': 'call', 'from the script’s start to the order': 'ordered' })) {
    console.log(`${what}: ${before[of].toFixed(1)} → ${now[of].toFixed(1)} ms, × ${now.times[of].toFixed(2)}`);
  }
}
