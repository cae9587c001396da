#!/usr/bin/env node
import { ArgumentError, parseArguments, usage } from './arguments.js';
import { fileCatalogue } from './catalogues/file.js';
import { inventedCatalogue } from './catalogues/invented.js';
import { Connection } from './engines/connection.js';
import { EmbeddedEngine } from './engines/embedded.js';
import { RemoteEngine } from './engines/remote.js';
import { KEY_VARIABLE } from './engines/remedies.js';
import { adapterOf } from './engines/setting.js';
import { listen } from './listen.js';
import { openShopFile } from './shop-file.js';
import { createShopServer } from './shop-server.js';

try {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const { engine, name } = await openEngine(options);
    const shopFile = await openShopFile(options.shopFile, !options.catalogue && !options.search);
    const url = await listen(createShopServer(engine, options.package, shopFile), options.port);
    console.log(`${name}, ready in ${(performance.now() / 1000).toFixed(1)} s: ${url}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}

/** @param {import('./arguments.js').Options} options */
async function openEngine({ catalogue: file, search }) {
  if (search) {
    const adapter = adapterOf(search);
    const connection = new Connection(adapter, search, process.env[KEY_VARIABLE]);
    return { engine: new RemoteEngine(connection), name: `A shop on ${adapter.name} at ${search.address}` };
  }
  const catalogue = file ? await fileCatalogue(file, console.warn) : inventedCatalogue();
  return { engine: new EmbeddedEngine(catalogue), name: `${catalogue.name} of ${catalogue.products.length} products` };
}
