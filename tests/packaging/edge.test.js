// Servers near the shopper: Cloudflare's, by the oldest date that a shop may have set and by a new one, and Vercel's. They forbid
// much while a script is loaded, and modules from bytes always.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';

import { node } from './support/run.js';
import { appFolder, tool } from './support/work.js';

const folder = appFolder('');

/** @param {string} name @param {...string} args */
async function bundle(name, ...args) {
  const printed = await node(folder, tool('esbuild/bin/esbuild'), 'edge.js', '--bundle', `--outfile=edge/${name}.js`, '--log-level=warning', ...args);
  assert.equal(printed, '');
  return readFileSync(`${folder}/edge/${name}.js`, 'utf8');
}

/** @param {object[]} answers */
function standsAsServed(answers) {
  const served = { ready: false, heard: false, ids: ['p1', 'p2', 'p3'], arm: 'server', status: 'unavailable' };
  assert.deepEqual(answers, Array.from({ length: 6 }, () => served));
}

describe('Cloudflare Workers', () => {
  /** @type {string} */
  let script;
  before(async () => {
    script = await bundle('cloudflare', '--format=esm', '--conditions=workerd,worker,browser');
  });

  for (const [compatibilityDate, ...compatibilityFlags] of [['2021-11-02'], ['2026-04-01', 'nodejs_compat']]) {
    test(`as of ${compatibilityDate} ${compatibilityFlags}: the server's order stands, without a word`, async () => {
      const { Log, LogLevel, Miniflare } = await import(tool('miniflare/dist/src/index.js'));
      /** @type {string[]} */
      const said = [];
      const handleRuntimeStdio = (/** @type {import('node:stream').Readable[]} */ ...streams) => {
        for (const stream of streams) stream.on('data', (text) => said.push(String(text)));
      };
      const log = new Log(LogLevel.NONE);
      const server = new Miniflare({ modules: true, script, compatibilityDate, compatibilityFlags, log, handleRuntimeStdio });
      try {
        for (let visit = 0; visit < 2; visit++) {
          standsAsServed(/** @type {object[]} */ (await (await server.dispatchFetch('http://shop.test/')).json()));
        }
      } finally {
        await server.dispose();
      }
      assert.deepEqual(said, []);
    });
  }
});

describe("Vercel's edge", () => {
  for (const name of ['@edge-runtime/vm', 'edge-runtime-vm3']) {
    test(`${name}: the server's order stands`, async () => {
      const script = await bundle('vercel', '--format=iife', '--conditions=edge-light,worker,browser');
      const { EdgeVM } = await import(tool(`${name}/dist/index.js`));
      const vm = new EdgeVM();
      vm.evaluate(script);
      standsAsServed(JSON.parse(await vm.evaluate('answer().then((answers) => JSON.stringify(answers))')));
    });
  }
});
