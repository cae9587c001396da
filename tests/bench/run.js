// Times reshelf in headless Chromium beside what shops would use instead; fails where it is slower than promised.
// FOLDER is where scripts/setup-bench put the peers.

import { pathToFileURL } from 'node:url';
import binaryen from 'binaryen';

import { FLOOR } from './floor.js';
import { freshPages } from './fresh/run.js';
import { manyPages, report } from './pages/run.js';
import { buildPeers } from './peers/build.js';
import { check, print } from './report.js';
import { product } from './shop.js';
import { shopFile } from '../js/support/shop-file.js';
import { openBrowser } from '../e2e/support/browser.js';
import { serve } from '../serve.js';

const NAMES = /** @type {const} */ (['reshelf', 'onnx', 'tensorflow']);

const [, , cache] = process.argv;
const peers = await buildPeers(pathToFileURL(`${cache}/`));
const server = await serve(undefined, { '/peers/': [peers.folder] });
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.address}/tests/bench/page.html`);
  const measured = await page.evaluate(async (given) => {
    const { measure } = await import('./measure.js');
    return measure(given);
  }, { shop: [...fileOfShop()], floor: [...floorModule()] });
  await page.close();
  const fresh = await freshPages(browser, Object.fromEntries(NAMES.map((name) => [name, `${server.address}/tests/bench/fresh/page.html?${name}`])));
  const all = { ...measured, fresh, bytes: peers.bytes };
  print(all, browser.version());
  const pages = await manyPages(browser);
  const kept = [check(all), report(pages)];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** A file of 20,000 products, 2,000 queries, and neighbours of 2,000 products. */
function fileOfShop() {
  const nats = (n) => (n % 97) / 24 - 2;
  const ten = (n) => Object.fromEntries(Array.from({ length: 10 }, (_, k) => [product((n * 31 + k * 7) % 20_000).item_id, nats(n + k)]));
  const items = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [product(n).item_id, nats(n * 13)]));
  const queries = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [n ? `query ${n}` : 'trail shoe', ten(n)]));
  const neighbours = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [product(n).item_id, ten(n)]));
  return shopFile({ items, queries, neighbours });
}

function floorModule() {
  const module = binaryen.parseText(FLOOR);
  module.setFeatures(binaryen.Features.SIMD128);
  return module.emitBinary();
}
