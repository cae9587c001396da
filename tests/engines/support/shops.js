// A catalogue in each engine, beside the embedded one.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileCatalogue } from '../../../www/server/catalogues/file.js';
import { inventedCatalogue } from '../../../www/server/catalogues/invented.js';
import { Connection } from '../../../www/server/engines/connection.js';
import { EmbeddedEngine } from '../../../www/server/engines/embedded.js';
import { load } from '../../../www/server/engines/load.js';
import { RemoteEngine } from '../../../www/server/engines/remote.js';
import { adapterOf, parseSetting } from '../../../www/server/engines/setting.js';

/** @typedef {import('../../../www/server/product-search.js').SearchEngine} SearchEngine */
/** @typedef {import('../../../www/server/product-search.js').SearchRequest} SearchRequest */
/** @typedef {import('../../../www/server/catalogues/catalogue.js').Catalogue} Catalogue */

/** @type {SearchRequest} */
export const anything = { query: '', category: '', sort: 'relevance', page: 1, size: 48, filters: { brand: [], colour: [], price: null, rating: 0 } };

/** A large catalogue in osmem, on a machine that does much else: what is found is tried here, not how soon. */
const PATIENCE_MS = 60_000;

/** @param {import('./servers.js').Server} server @param {string} index */
export function connect({ name, url, key }, index) {
  const setting = parseSetting(`${name}=${url}/${index}`);
  return new Connection(adapterOf(setting), setting, key, PATIENCE_MS);
}

/**
 * @param {import('./servers.js').Server} server
 * @param {string} index
 * @param {Catalogue} catalogue
 */
export async function fill(server, index, catalogue) {
  const connection = connect(server, index);
  await load(connection, catalogue);
  return new RemoteEngine(connection);
}

/** @param {Catalogue} catalogue @returns {SearchEngine} */
export const embedded = (catalogue) => new EmbeddedEngine(catalogue);

/** The storefront's own and, where CATALOGUE names a file, that. @returns {Promise<Catalogue[]>} */
export async function catalogues() {
  const file = process.env.CATALOGUE;
  return [inventedCatalogue(), ...(file ? [await fileCatalogue(file, console.warn)] : [])];
}

/** @param {object[]} lines @returns {Promise<Catalogue>} */
export async function catalogueOf(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'reshelf-catalogue-'));
  try {
    const file = join(folder, 'lines.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return await fileCatalogue(file, (words) => { throw new Error(words); });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
