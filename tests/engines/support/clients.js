// InstantSearch's clients of the engines, as a shop's bundler brings them: as they are published, Node cannot load them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { FOLDER } from './servers.js';

const entry = `
export { default as Typesense } from 'typesense-instantsearch-adapter';
export { default as client } from '@searchkit/instantsearch-client';
export { default as Searchkit } from 'searchkit';`;

async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'reshelf-clients-'));
  const outfile = join(folder, 'clients.mjs');
  try {
    await build({ stdin: { contents: entry, resolveDir: FOLDER }, bundle: true, format: 'esm', platform: 'browser', outfile, logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { Typesense, client, Searchkit } = await bundled();

/** @typedef {import('./servers.js').Server} Server */

/** How long a search may take on a machine that does much else; the adapter's own is 5 s. */
const PATIENCE_S = 60;

/** @param {Server} server @param {object} [parameters] further ones of each search */
export function typesenseClient({ url, key }, parameters = {}) {
  const { hostname, port } = new URL(url);
  return new Typesense({
    server: { apiKey: key, nodes: [{ host: hostname, port: Number(port), protocol: 'http' }], cacheSearchResultsForSeconds: 0, numRetries: 0, connectionTimeoutSeconds: PATIENCE_S, logLevel: 'silent' },
    additionalSearchParameters: { query_by: 'item_name,words', ...parameters },
  }).searchClient;
}

/** @param {Server} server */
export function searchkitClient({ url }) {
  return client(new Searchkit({
    connection: { host: url },
    search_settings: {
      search_attributes: ['item_name', 'words'],
      result_attributes: ['item_id', 'item_name', 'item_brand', 'price'],
      facet_attributes: [{ attribute: 'item_brand', field: 'item_brand.keyword', type: 'string' }],
    },
  }));
}
