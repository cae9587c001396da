#!/usr/bin/env node
import { ArgumentError, parseArguments, usage } from './arguments.js';
import { fileCatalogue } from './catalogues/file.js';
import { inventedCatalogue } from './catalogues/invented.js';
import { EmbeddedEngine } from './engines/embedded.js';
import { listen } from './listen.js';
import { createShopServer } from './shop-server.js';

try {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const catalogue = options.catalogue ? await fileCatalogue(options.catalogue, console.warn) : inventedCatalogue();
    const server = createShopServer(new EmbeddedEngine(catalogue), options.package);
    const url = await listen(server, options.port);
    console.log(`${catalogue.name} of ${catalogue.products.length} products: ${url}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
