// The shop file on a page in Chromium: asked for once and after the first list, under a strict policy, in each form of the package.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { backwards, shopFile } from '../js/support/shop-file.js';
import { openBrowser } from './support/browser.js';
import { serve } from '../serve.js';

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types reshelf";
const items = Array.from({ length: 12 }, (_, n) => ({ item_id: `s${n}`, item_brand: ['Nordhavn', 'Fjell', 'Asker'][n % 3] }));
const file = Buffer.from(shopFile({ items: backwards(items) }));
const FORMS = { bundled: '/pkg/index.js', module: '/pkg/dist/reshelf.module.js', classic: '/pkg/dist/reshelf.classic.js' };

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let files;
before(async () => void ([browser, files] = await Promise.all([openBrowser(), serve()])));
after(() => Promise.all([browser.close(), files.close()]));

/**
 * A shop with that policy, whose file answers so, as the package's own files do after `late` milliseconds.
 *
 * @param {import('node:test').TestContext} t
 * @param {{ status?: number, body?: Buffer, late?: number, policy?: string, path?: string }} answer
 */
async function shop(t, { status = 200, body = file, late = 0, policy = POLICY, path = '/' } = {}) {
  const server = createServer(async (request, response) => {
    const headers = { 'content-security-policy': policy, 'cache-control': 'max-age=600' };
    const path = request.url ?? '/';
    const tag = path === '/classic' ? `<script src="${FORMS.classic}"></script>` : '';
    if (['/', '/classic'].includes(path)) return response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(`<!doctype html><meta charset="utf-8"><title>Shop</title>${tag}`);
    if (path === '/favicon.ico') return response.writeHead(204).end();
    if (path === '/autumn.shop') {
      await new Promise((later) => setTimeout(later, late));
      return response.writeHead(status, headers).end(body);
    }
    const own = await fetch(files.address + path);
    const type = own.headers.get('content-type') ?? 'text/html';
    response.writeHead(own.status, { ...headers, 'content-type': type }).end(Buffer.from(await own.arrayBuffer()));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const context = await browser.newContext();
  t.after(() => Promise.all([context.close(), new Promise((closed) => (server.closeAllConnections(), server.close(closed)))]));
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const said = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`.trim()));
  page.on('console', (message) => void (['warning', 'error'].includes(message.type()) && said.push(message.text())));
  page.on('pageerror', (error) => said.push(String(error)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return { page, asked, said };
}

/** A shelf as `window.shelf`, and its first list. @param {import('playwright-core').Page} page @param {string} form */
async function start(page, form) {
  return page.evaluate(async ([form, items]) => {
    const { createReshelf } = /** @type {any} */ (globalThis).reshelf?.createReshelf ? /** @type {any} */ (globalThis).reshelf : await import(form);
    const shelf = await createReshelf({ autoLearn: false, shop: '/autumn.shop' });
    Object.assign(window, { shelf, items });
    const { order } = shelf.rerank({ items, query: 'shoes' });
    const asked = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /autumn|crowd/.test(name));
    return { order: [...order], asked, state: shelf.status().shop.state };
  }, /** @type {const} */ ([form, items]));
}

/** @param {import('playwright-core').Page} page */
const settled = (page) => page.waitForFunction(() => window.shelf.status().shop.state !== 'waiting');
/** @param {import('playwright-core').Page} page @param {string} query */
const ordered = (page, query) =>
  page.evaluate((query) => {
    const { order, arm } = window.shelf.rerank({ items: window.items, query });
    return { order: [...order], arm };
  }, query);

const SERVERS = [...items.keys()];
const CROWDS = [...SERVERS].reverse();

for (const [name, form] of Object.entries(FORMS)) {
  test(`a stranger's order is the crowd's once the file is there, under a strict policy: ${name}`, async (t) => {
    const path = name === 'classic' ? '/classic' : '/';
    const { page, asked, said } = await shop(t, { path });
    const first = await start(page, form);
    assert.deepEqual([first.order, first.state], [SERVERS, 'waiting']);
    await settled(page);
    assert.deepEqual(await ordered(page, 'boots'), { order: CROWDS, arm: 'crowd' });
    assert.deepEqual(await ordered(page, 'shoes'), { order: SERVERS, arm: 'server' });
    assert.deepEqual(said, []);
    assert.deepEqual(asked.filter((one) => !one.startsWith('GET /pkg/')), [`GET ${path}`, 'GET /autumn.shop']);
    const loaded = asked.length;
    await page.evaluate(() => {
      for (let n = 0; n < 20; n++) window.shelf.rerank({ items: window.items, query: `list ${n}` });
      window.shelf.observe({ event: 'select_item', items: [window.items[3]] });
    });
    await page.waitForTimeout(300);
    assert.deepEqual(asked.slice(loaded), [], 'nothing more');
  });
}

test('a file that takes its time delays no list', async (t) => {
  const { page } = await shop(t, { late: 3000 });
  const first = await start(page, FORMS.module);
  assert.deepEqual([first.order, first.state], [SERVERS, 'waiting']);
  assert.deepEqual(first.asked, [], 'it is asked for after the list, not before');
  assert.deepEqual(await ordered(page, 'boots'), { order: SERVERS, arm: 'server' });
  await settled(page);
  assert.deepEqual(await ordered(page, 'sandals'), { order: CROWDS, arm: 'crowd' });
});

test('a file that is missing, damaged or not let in leaves everything as it is, with one warning', async (t) => {
  const cases = [
    { status: 404 }, { body: Buffer.from('<!doctype html>') }, { body: file.subarray(0, 99) }, { policy: `${POLICY}; connect-src 'none'` },
  ];
  for (const one of cases) {
    const { page, asked, said } = await shop(t, one);
    await start(page, FORMS.bundled);
    await settled(page);
    for (const query of ['boots', 'sandals']) assert.deepEqual(await ordered(page, query), { order: SERVERS, arm: 'server' });
    assert.equal(await page.evaluate(() => window.shelf.status().shop.state), 'refused');
    const ours = said.filter((line) => line.startsWith('reshelf:'));
    assert.equal(ours.length, 1, said.join('\n'));
    assert.match(ours[0], /Lists are ordered without the shop file\.$/);
    assert.ok(asked.filter((path) => path.startsWith('GET /autumn.shop')).length <= 1);
  }
});
