// What the shop says while an engine starts, or has an index that does not fit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/server/engines/remedies.js';
import { RemoteEngine } from '../../www/server/engines/remote.js';
import { anything, connect } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** @param {RemoteEngine} engine @param {RegExp} words */
const says = (engine, words) => assert.rejects(engine.search(anything), (error) => error instanceof EngineError && words.test(error.message), String(words));

test('while Typesense starts, nobody is told to load it anew or to change its fields', async (t) => {
  const server = await startTypesense({ ready: false });
  t.after(() => server.stop());
  const engine = new RemoteEngine(connect(server, 'shop'));
  const heard = new Set();
  for (let ready = false; !ready;) {
    ready = await fetch(`${server.url}/health`).then(({ ok }) => ok, () => false);
    const { message } = await engine.search(anything).then(() => ({ message: 'found' }), (error) => error);
    heard.add(message.replaceAll(server.url, 'URL'));
    if (!ready) assert.match(message, /does not answer \(ECONN\w+\)\. Start it|may still be starting|has no "shop"/, message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(`while Typesense ${server.version} started: ${[...heard].join(' | ')}`);
  await says(engine, /has no "shop"\. Load it: node www\/server\/load\.js --search typesense=/);
});

test('a Typesense index without facets, or without fields, is said to be unfit', async (t) => {
  const server = await startTypesense();
  t.after(() => server.stop());
  const connection = connect(server, 'shop');
  const texts = ['item_name', 'item_brand', 'item_category', 'item_category2', 'item_variant', 'words'].map((name) => ({ name, type: 'string' }));
  const make = (/** @type {object[]} */ fields) => connection.tell({ method: 'POST', path: '/collections', body: { name: 'shop', fields } });
  await make([...texts, { name: 'features', type: 'string[]' }, { name: 'price', type: 'float' }, { name: 'popularity', type: 'float' }]);
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: Could not find a facet field named `item_brand`.* Delete "shop"/);
  await connection.tell(/** @type {any} */ ({ method: 'DELETE', path: '/collections/shop' }));
  await make(texts.slice(0, 2));
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: Could not find a field named/);
  await says(new RemoteEngine(connect({ ...server, key: 'another' }, 'shop')), /refuses the key/);
});

test('an OpenSearch index without keywords to count is said to be unfit, and one that is not there to be loaded', async (t) => {
  const server = await startOpenSearch();
  t.after(() => server.stop());
  const connection = connect(server, 'shop');
  await says(new RemoteEngine(connection), /has no "shop"\. Load it/);
  await connection.tell({ method: 'PUT', path: '/shop', body: { mappings: { properties: { item_brand: { type: 'text' }, popularity: { type: 'double' }, price: { type: 'double' } } } } });
  await connection.tell({ method: 'POST', path: '/shop/_doc?refresh=true', body: { item_id: 'A', item_brand: 'Auk', price: 5, popularity: 1 } });
  await says(new RemoteEngine(connection), /cannot search "shop" for the shop: it counts no values of item_brand/);
});
