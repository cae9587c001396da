// Servers near the shopper: what they forbid while a script is loaded is not done, then or when a shelf is made.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

import { build } from 'esbuild';

const shop = `
  import { createReshelf, startReshelf } from './pkg/index.js';
  import * as adapters from './adapters.js';
  globalThis.shelves = [{}, { consent: true }, { consent: false, holdout: { id: 'customer-17', share: 1 } }].flatMap((options) => [
    startReshelf(options),
    createReshelf(options),
  ]);
  globalThis.adapters = adapters;
`;
const adapters = ['dom', 'ga4', 'instantsearch', 'inspector', 'slim', 'trainer'].map((name) => `export * as ${name} from './pkg/${name}.js';`);
const inMemory = {
  name: 'in memory',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /^\.\/adapters\.js$/ }, () => ({ path: 'adapters', namespace: 'memory' }));
    build.onLoad({ filter: /.*/, namespace: 'memory' }, () => ({ contents: adapters.join('\n'), resolveDir: '.' }));
  },
};
const { outputFiles } = await build({
  stdin: { contents: shop, resolveDir: '.' },
  bundle: true,
  write: false,
  format: 'iife',
  logLevel: 'error',
  define: { 'import.meta.url': '"about:blank"' },
  plugins: [inMemory],
});
const script = outputFiles[0]?.text ?? '';

const FORBIDDEN = ['setTimeout', 'setInterval', 'fetch', 'queueMicrotask', 'crypto', 'AbortController', 'Worker', 'BroadcastChannel'];

/** Loads the shop's script where whatever is forbidden is noted. @param {object} surroundings */
async function loadIn(surroundings) {
  /** @type {string[]} */
  const asked = [];
  const context = createContext({ URL, TextEncoder, TextDecoder, console: undefined, ...surroundings });
  for (const name of FORBIDDEN) {
    Object.defineProperty(context, name, {
      get() {
        asked.push(name);
        throw new Error(`${name} is not allowed before there is a request`);
      },
    });
  }
  context.noted = (/** @type {string} */ name) => asked.push(name);
  runInContext("Math.random = () => noted('Math.random'); WebAssembly.compile = WebAssembly.instantiate = () => noted('WebAssembly');", context);
  runInContext(script, context);
  const shelves = await Promise.all(context.shelves);
  return { shelves, asked };
}

const HOSTS = {
  'a server of no particular kind': {},
  'a server at the edge that passes for Node': { process: { versions: { node: '22.19.0' }, env: {} }, WebSocketPair: class {} },
  'a server at the edge that passes for a worker': { importScripts() {}, WebSocketPair: class {} },
  'a server whose run time tells its name': { EdgeRuntime: 'edge-runtime', process: { env: {} } },
};

for (const [host, surroundings] of Object.entries(HOSTS)) {
  test(`${host}: nothing happens when scripts are loaded and shelves are made, and the server's order stands`, async () => {
    const { shelves, asked } = await loadIn(surroundings);
    for (const shelf of shelves) {
      const items = [1, 2, 3].map((n) => ({ item_id: `p${n}`, item_brand: 'Fjell' }));
      assert.equal(await shelf.whenReady, false);
      assert.equal(shelf.observe({ event: 'view_item', items: [items[2]] }), false);
      const ranked = shelf.rerank({ items });
      assert.deepEqual([...ranked.items], items);
      assert.equal(ranked.arm, 'server');
      assert.equal(shelf.profile().acts, 0);
    }
    assert.equal(shelves.length, 6);
    assert.deepEqual(asked, []);
  });
}
