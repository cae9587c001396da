#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ArgumentError, readSetting } from './arguments.js';
import { fileCatalogue } from './catalogues/file.js';
import { inventedCatalogue } from './catalogues/invented.js';
import { Connection } from './engines/connection.js';
import { load } from './engines/load.js';
import { KEY_VARIABLE } from './engines/remedies.js';
import { adapterOf } from './engines/setting.js';

const usage = `Usage: node www/server/load.js --search ENGINE=URL/INDEX [--catalogue FILE]

Fills a search engine with the shop's products, so that the shop can search there: node www/server/main.js --search …

  --search ENGINE=URL/INDEX  elasticsearch, opensearch, meilisearch or typesense, such as
                             elasticsearch=http://localhost:9200/products; its API key, or user:password, stands in the
                             environment as ${KEY_VARIABLE}
  --catalogue FILE           products to send, JSON Lines, plain or gzip (default: an invented shop)
  --help                     this text`;

try {
  const options = readWords(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const setting = readSetting(options.search ?? '');
    const catalogue = options.catalogue ? await fileCatalogue(options.catalogue, console.warn) : inventedCatalogue();
    const adapter = adapterOf(setting);
    await load(new Connection(adapter, setting, process.env[KEY_VARIABLE]), catalogue);
    console.log(`${catalogue.products.length} products are in "${setting.index}" of ${adapter.name} at ${setting.address}.\n`
      + `Start the shop: node www/server/main.js --search ${setting.text}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}

/** @param {string[]} words */
function readWords(words) {
  try {
    return parseArgs({
      args: words,
      options: { search: { type: 'string' }, catalogue: { type: 'string' }, help: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${/** @type {Error} */ (error).message}\n\n${usage}`);
  }
}
