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

for (const consent of [true, undefined]) {
  test(`half a second after a trap a fresh instance knows and orders as before, consent ${consent}`, async () => {
    const browser = new Browser();
    const { observe } = Core.prototype;
    const said = await warnings(async () => {
      const [tab, other] = [browser.open({ consent }), browser.open({ database: 'other' })];
      await browser.passes(100);
      tab.look(1);
      other.look(7);
      await browser.passes(100);
      tab.look(2);
      const items = [{ item_id: 'a' }, { item_id: 'b', item_brand: 'Brand 2' }, { item_id: 'c' }];
      const before = tab.shelf.rerank({ items });
      await browser.passes(10);
      Core.prototype.observe = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
      try {
        assert.equal(tab.look(3), false);
      } finally {
        Core.prototype.observe = observe;
      }
      assert.deepEqual(tab.shelf.rerank({ items }).items, items, "the server's order stands");
      await browser.passes(500);
      assert.deepEqual([tab.looked, other.looked], [[1, 2], [7]]);
      const after = tab.shelf.rerank({ items });
      assert.deepEqual([after.order, after.arm, after.personalised], [before.order, 'personal', true]);
      assert.equal(tab.look(4), true);
      await browser.passes(100);
      if (consent) {
        const next = browser.open({ consent });
        await browser.passes(100);
        assert.deepEqual(next.looked, [1, 2, 4]);
      }
      await browser.end();
    });
    assert.deepEqual(said, ["reshelf: unreachable. The server's order stands."]);
  });
}

test('disposed of while a fresh instance starts after a trap, it stays disposed of and leaves no core behind', async () => {
  const browser = new Browser();
  const { observe, addField } = Core.prototype;
  /** @type {any[]} */
  const made = [];
  await warnings(async () => {
    for (let steps = 0; steps < 12; steps++) {
      const tab = browser.open({ consent: true, attributes: ['colour'] });
      await browser.passes(100);
      Object.assign(Core.prototype, {
        observe() {
          throw new WebAssembly.RuntimeError('unreachable');
        },
        /** @param {string} name */
        addField(name) {
          made.push(this);
          addField.call(this, name);
        },
      });
      try {
        tab.look(1);
        Object.assign(Core.prototype, { observe });
        for (let n = 0; n < steps; n++) await browser.step(() => 0);
        tab.shelf.dispose();
        await browser.passes(1000);
      } finally {
        Object.assign(Core.prototype, { observe, addField });
      }
      assert.deepEqual([tab.shelf.ready, tab.look(2), tab.acts], [false, false, 0], `${steps} steps after the trap`);
    }
    await browser.end();
  });
  assert.ok(made.length > 0);
  assert.ok(made.every((core) => core.__wbg_ptr === 0));
});
