#!/usr/bin/env node
import { makeCatalogue } from '../catalogue/catalogue.js';
import { ArgumentError, parseArguments, usage } from './arguments.js';
import { listen } from './listen.js';
import { ProductSearch } from './product-search.js';
import { createShopServer } from './shop-server.js';

try {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const products = makeCatalogue();
    const server = createShopServer(new ProductSearch(products), options.package);
    const url = await listen(server, options.port);
    console.log(`Vardeholm, an invented shop of ${products.length} products: ${url}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
