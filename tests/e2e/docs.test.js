// Every snippet of README.md and docs/ runs, in Chromium. tests/js/docs.test.js says how, and how to write one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { pagesIn, readPage } from '../js/support/snippets.js';
import { run } from './docs/run.js';
import { openBrowser } from './support/browser.js';

const ROOT = new URL('../../', import.meta.url);
const FIXTURES = new URL('docs/fixtures/', import.meta.url);
const SAMPLES = new URL('../js/data/docs/', import.meta.url);

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const read = async (/** @type {string} */ name, folder = ROOT) => readPage(name, await readFile(new URL(name, folder), 'utf8'));

for (const name of await pagesIn(ROOT)) {
  const page = await read(name);
  test(`${name}: its blocks run (${page.snippets.length})`, async () => {
    assert.deepEqual(await run(browser, page, FIXTURES), []);
  });
}

test('a page of every kind of block runs', async () => {
  assert.deepEqual(await run(browser, await read('good.md', SAMPLES), SAMPLES), []);
});

test('a block that warns, asks elsewhere, misses a file, throws here or in Node is found', async () => {
  const problems = await run(browser, await read('broken.md', SAMPLES), SAMPLES);
  const found = (/** @type {RegExp} */ what) => assert.ok(problems.some((problem) => what.test(problem)), `${what} in ${problems.join('\n')}`);
  found(/^broken\.md:\d+: console: old/);
  found(/^broken\.md:7: asks https:\/\/elsewhere\.example\//);
  found(/^broken\.md:15: console: .*404/);
  found(/^broken\.md:19: ended in Node with 1, saying: [^]*broken\.md:20[^]*in Node/);
  found(/^broken\.md:23: ReferenceError: load is not defined/);
});

test('a module that there is not is found', async () => {
  const problems = await run(browser, await read('unresolved.md', SAMPLES), SAMPLES);
  assert.match(problems.join('\n'), /^unresolved\.md:1: .*reshelf.*elsewhere/);
});
