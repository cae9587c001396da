// A page of a shop of many pages, with a history near its bounds and a visit under way, beside the same with the package of
// another checkout: node tests/bench/pages/before.js CHECKOUT. CHOICES=3 LISTS=0 tells of a shopper who has hardly been there.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { serve } from '../../serve.js';
import { openBrowser } from '../../e2e/support/browser.js';

const VIEWS = Number(process.env.VIEWS ?? 25);
const CHOICES = Number(process.env.CHOICES ?? 600);
const LISTS = Number(process.env.LISTS ?? 12);

const servers = { before: await serve(pathToFileURL(`${resolve(process.argv[2])}/`)), now: await serve() };
const browser = await openBrowser();
const context = await browser.newContext();
const page = await context.newPage();
page.on('pageerror', (error) => console.error(error));

/** @param {keyof typeof servers} which */
async function view(which, history = 'kept') {
  await page.goto(`${servers[which].address}/tests/bench/pages/page.html?history=${history}`);
  await page.waitForFunction('window.visit');
  return page.evaluate('window.visit');
}

/** @param {keyof typeof servers} which */
async function remember(which) {
  await view(which);
  return page.evaluate(async ({ choices, lists }) => {
    const { shop, tail } = await import('./history.js');
    const { shelf } = window;
    const rest = () => new Promise((soon) => setTimeout(soon, 1500));
    shop(shelf, choices);
    // It becomes the checkpoint.
    await shelf.import(await shelf.export());
    await rest();
    tail(shelf, lists);
    await rest();
    const { keptBytes } = shelf.status();
    await shelf.dispose();
    const { version, stores } = await new Promise((resolve) => {
      const request = indexedDB.open('reshelf');
      request.onsuccess = () => {
        const { version, objectStoreNames } = request.result;
        const stores = [...objectStoreNames];
        const counted = stores.map((store) => request.result.transaction(store).objectStore(store).count());
        counted.at(-1).onsuccess = () => {
          request.result.close();
          resolve({ version, stores: stores.map((store, n) => `${counted[n].result} in ${store}`) });
        };
      };
    });
    return `${(keptBytes / 1000).toFixed(0)} KB, database ${version}: ${stores.join(', ')}`;
  }, { choices: CHOICES, lists: LISTS });
}

try {
  for (const which of /** @type {const} */ (['before', 'now'])) console.log(`${which}: ${await remember(which)}`);
  const seen = { before: [], now: [], none: [] };
  for (let n = 0; n < VIEWS; n++) {
    for (const which of /** @type {const} */ (n % 2 ? ['now', 'before'] : ['before', 'now'])) seen[which].push(await view(which));
    seen.none.push(await view('now', 'none'));
  }
  const all = (which, of) => seen[which].map(of).sort((one, other) => one - other);
  const quantile = (which, of, part) => all(which, of)[Math.floor(part * VIEWS)];
  for (const [what, of] of Object.entries({
    'from the start of the script': ({ ordered }) => ordered,
    'from the start of the navigation': ({ begun, ordered }) => begun + ordered,
  })) {
    const [before, now, none] = ['before', 'now', 'none'].map((which) => quantile(which, of, 0.5));
    const spread = ['before', 'now'].map((which) => `${quantile(which, of, 0.1).toFixed(1)} to ${quantile(which, of, 0.9).toFixed(1)}`);
    console.log(`first list in order, ms ${what}, median of ${VIEWS}: before ${before.toFixed(1)} (${spread[0]}), now ${now.toFixed(1)} (${spread[1]}), ratio ${(now / before).toFixed(2)}; nothing kept ${none.toFixed(1)}`);
  }
  console.log(`ordered for the shopper: ${seen.before.every(({ personalised }) => personalised)}, ${seen.now.every(({ personalised }) => personalised)}`);
} finally {
  await browser.close();
  await Promise.all(Object.values(servers).map(({ close }) => close()));
}
