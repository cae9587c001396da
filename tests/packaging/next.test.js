// Next.js, app router: the server renders the server's order, the browser takes it up and orders the next list.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openBrowser } from './support/browsers.js';
import { keepsItsPromises } from './support/promises.js';
import { node, nodeServer } from './support/run.js';
import { appFolder, tool } from './support/work.js';

const next = tool('next/dist/bin/next');
const folder = appFolder('next');
const anyPort = ['--hostname', '127.0.0.1', '--port', '0'];

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
before(async () => {
  browser = await openBrowser('chromium');
});
after(() => browser?.close());

for (const [how, build, start] of /** @type {const} */ ([
  ['built with Turbopack', ['build'], ['start', ...anyPort]],
  ['built with webpack', ['build', '--webpack'], ['start', ...anyPort]],
  ['dev', [], ['dev', ...anyPort]],
])) {
  describe(`Next.js, ${how}`, () => {
    /** @type {Awaited<ReturnType<typeof nodeServer>>} */
    let server;
    before(async () => {
      if (build.length > 0) await node(folder, next, ...build);
      server = await nodeServer(folder, next, ...start);
    });
    after(() => server?.close());

    test('the server renders the list in its own order', async () => {
      const response = await fetch(server.address);
      assert.equal(response.status, 200, server.printed());
      const brands = (await response.text()).matchAll(/<li>(\w+)<\/li>/g);
      assert.deepEqual([...brands].map(([, brand]) => brand).slice(0, 3), ['Nordhavn', 'Fjell', 'Asker']);
    });

    keepsItsPromises('the page', () => browser.visit(server.address));

    test('the next list is in the order of the shopper', async () => {
      const brands = await browser.evaluate('return [...document.querySelectorAll("li")].map((item) => item.textContent)');
      assert.equal(brands.length, 6);
      assert.ok(brands.indexOf('Asker') < brands.indexOf('Fjell'), brands.join());
    });

    test('neither browser nor server has anything to complain of', async () => {
      assert.deepEqual(await browser.complaints(), []);
      assert.doesNotMatch(server.printed(), /error|warn/i);
    });
  });
}
