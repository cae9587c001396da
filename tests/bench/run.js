// Times `rerank` in one headless Chromium page, beside plain JavaScript, and a shop of many pages; fails where either is
// slower than promised.

import { chromium } from 'playwright-core';

import { manyPages, report } from './pages/run.js';
import { check, print } from './report.js';
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

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGUMENTS,
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.address}/tests/bench/page.html`);
  const measured = await page.evaluate(async () => {
    const { measure } = await import('./measure.js');
    return measure();
  });
  print(measured, browser.version());
  const pages = await manyPages(ARGUMENTS);
  const kept = [check(measured), report(pages)];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
