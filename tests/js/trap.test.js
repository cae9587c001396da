// A trap in the core, at any moment: nothing is thrown into the page, and nothing is believed of the module's memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Shelf as Core } from '../../pkg/wasm/core.js';
import { Browser } from './support/browser.js';
import { shoes, warnings } from './support/shelf.js';

for (const method of /** @type {const} */ (['snapshot', 'restore', 'forget', 'pause', 'observe', 'counted', 'profile'])) {
  test(`a trap in ${method} while it is kept is one warning, and the server's order stands`, async () => {
    const browser = new Browser();
    const own = Core.prototype[method];
    const said = await warnings(async () => {
      const tab = browser.open({ consent: true });
      await browser.passes(100);
      tab.look(1);
      await browser.passes(100);
      const stored = structuredClone(browser.entries());
      const other = browser.open({ consent: true });
      await browser.passes(100);
      Core.prototype[method] = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
      try {
        other.look(2);
        tab.shelf.status();
        await browser.passes(100);
        tab.hide();
        tab.show();
        await browser.passes(100);
        other.shelf.pause(false);
        other.shelf.counters();
        await browser.passes(100);
        if (method === 'snapshot') assert.deepEqual(browser.entries().slice(0, stored.length), stored, 'what was stored stays');
        tab.shelf.forget();
        await browser.passes(100);
        assert.deepEqual(tab.shelf.rerank({ items: shoes(9) }).items, shoes(9));
      } finally {
        Object.assign(Core.prototype, { [method]: own });
        await browser.end();
      }
    });
    assert.ok(said.length <= 2, said.join('\n'));
    for (const line of said) assert.equal(line, "reshelf: unreachable. The server's order stands.");
  });
}
