// What reshelf stands beside in a shop, in the oldest version that people use and in the newest: Vue, React, InstantSearch.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { openBrowser } from './support/browsers.js';
import { keepsItsPromises } from './support/promises.js';
import { node } from './support/run.js';
import { serve } from './support/serve.js';
import { appFolder, tool } from './support/work.js';

/** What one of Node's apps prints last. @param {string} app @param {...string} args */
async function run(app, ...args) {
  const printed = await node(appFolder(app), ...args);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

describe('Vue', () => {
  for (const [version, how] of [['vue', 'ref'], ['vue', 'reactive'], ['vue2', 'data'], ['vue', 'destructured']]) {
    keepsItsPromises(`${version}, ${how}`, () => run('vue', 'main.js', String(version), String(how)));
  }
});

describe('React 18', () => {
  const bundle = ['--bundle', '--outfile=dist/main.js', '--log-level=warning', '--loader:.js=jsx', '--jsx=automatic'];
  const old = ['--alias:react=react18', '--alias:react-dom=react-dom18'];

  keepsItsPromises(
    'a component',
    async () => {
      assert.equal(await node(appFolder('react'), tool('esbuild/bin/esbuild'), 'main.js', ...bundle, ...old), '');
      const server = await serve(appFolder('react'));
      const browser = await openBrowser('chromium');
      try {
        return await browser.visit(server.address);
      } finally {
        await browser.close();
        await server.close();
      }
    },
    // esbuild takes no file along.
    { cannotLearn: /reshelf\/trainer/, cannotReadShopFile: /reshelf\/crowd/ },
  );
});

describe("InstantSearch's search", () => {
  for (const [version, facets] of /** @type {const} */ ([['algoliasearch-helper', 0], ['algoliasearch-helper-3.1', 1]])) {
    test(`${version}: the list is ordered, observed, and has its window; facets are asked for as ever`, async () => {
      const ids = (/** @type {number} */ length) => Array.from({ length }, (_, place) => `p${length - 1 - place}`);
      const facetValues = [['Fjell', 50], ['Nordhavn', 50]];
      assert.deepEqual(await run('node', 'helper.js', version), [
        { asked: [20, facets], given: ids(20), facets: facetValues, heard: [20] },
        { asked: [40, facets], given: ids(40).slice(0, 20), facets: facetValues, heard: [20] },
      ]);
    });
  }
});
