// Times `rerank` in one headless Chromium page, beside plain JavaScript, and a shop of many pages; fails where either is
// slower than promised.

import { chromium } from 'playwright-core';

import { manyPages, report } from './pages/run.js';
import { check, print } from './report.js';
import { product } from './shop.js';
import { shopFile } from '../js/support/shop-file.js';
import { serve } from '../serve.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A file of 20,000 products, 2,000 queries, and neighbours of 2,000 products. */
function fileOfShop() {
  const nats = (n) => (n % 97) / 24 - 2;
  const ten = (n) => Object.fromEntries(Array.from({ length: 10 }, (_, k) => [product((n * 31 + k * 7) % 20_000).item_id, nats(n + k)]));
  const items = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [product(n).item_id, nats(n * 13)]));
  const queries = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [n ? `query ${n}` : 'trail shoe', ten(n)]));
  const neighbours = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [product(n).item_id, ten(n)]));
  return shopFile({ items, queries, neighbours });
}

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGUMENTS,
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.address}/tests/bench/page.html`);
  const measured = await page.evaluate(async (shop) => {
    const { measure } = await import('./measure.js');
    return measure({ shop });
  }, [...fileOfShop()]);
  print(measured, browser.version());
  const pages = await manyPages(ARGUMENTS);
  const kept = [check(measured), report(pages)];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
