// Next.js, app router: the server renders the server's order, the browser takes it up and orders the next list.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openBrowser } from './browsers.js';
import { keepsItsPromises } from './promises.js';
import { node, nodeServer } from './run.js';
import { appFolder, tool } from './work.js';

const next = tool('next/dist/bin/next');
const folder = appFolder('next');

/**
 * @param {string} how
 * @param {{ build?: string[], start: 'start' | 'dev' }} commands what Next.js is told
 */
export function runsInNext(how, { build, start }) {
  describe(`Next.js, ${how}`, () => {
    /** @type {Awaited<ReturnType<typeof openBrowser>>} */
    let browser;
    /** @type {Awaited<ReturnType<typeof nodeServer>>} */
    let server;
    before(async () => {
      if (build) await node(folder, next, ...build);
      server = await nodeServer(folder, next, start, '--hostname', '127.0.0.1', '--port', '0');
      browser = await openBrowser('chromium');
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test('the server renders the list in its own order', async () => {
      const response = await fetch(server.address);
      assert.equal(response.status, 200, server.printed());
      const brands = (await response.text()).matchAll(/<li>(\w+)<\/li>/g);
      assert.deepEqual([...brands].map(([, brand]) => brand).slice(0, 3), ['Nordhavn', 'Fjell', 'Asker']);
    });

    keepsItsPromises('the page', () => browser.visit(server.address));

    test('the next list is in the order of the shopper', async () => {
      const items = 'return [...document.querySelectorAll("li")].map((item) => item.textContent)';
      const result = 'return JSON.parse(document.querySelector("output").textContent)';
      const { next, served } = await browser.evaluate(result);
      assert.deepEqual(await browser.evaluate(items), next);
      assert.notDeepEqual(next, served.brands);
      assert.deepEqual(next.toSorted(), served.brands.toSorted());
    });

    test('neither browser nor server has anything to complain of', async () => {
      assert.deepEqual(await browser.complaints(), []);
      assert.doesNotMatch(server.printed(), /error|warn/i);
    });
  });
}
