// A thousand shelves made and disposed of in one page: as after single-page navigation or hot reload, nothing stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Site } from './support/site.js';

const MOST_BYTES = 300_000;

const site = new Site();

test('a thousand shelves leave no memory, listener or database behind that one does not', async () => {
  const page = await site.browser.newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto(site.blank);
  const cycle = (/** @type {number} */ times) => page.evaluate(async (times) => {
    const { createReshelf } = await import('/pkg/index.js');
    const { default: init } = await import('/pkg/wasm/core.js');
    const dataLayer = (window.dataLayer ??= []);
    for (let n = 0; n < times; n++) {
      const shelf = await createReshelf({ consent: n % 2 === 0, autoLearn: false });
      const end = shelf.connect(dataLayer);
      const items = Array.from({ length: 12 }, (_, k) => ({ item_id: `s${k}`, item_brand: ['Nordhavn', 'Fjell'][k % 2] }));
      shelf.observe({ event: 'select_item', items: [shelf.rerank({ items }).items[3]] });
      end();
      await shelf.dispose();
    }
    const memory = Object.values(await init()).find((part) => part instanceof WebAssembly.Memory);
    return memory?.buffer.byteLength;
  }, times);
  const kept = async () => {
    for (let again = 0; again < 3; again++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { usedSize, jsEventListeners };
  };
  // The last shelf's database may still be opening, on a busy machine for a while; a request has listeners of the browser's.
  const atRest = async () => {
    let now = await kept();
    for (let tries = 0; now.jsEventListeners > 0 && tries < 100; tries++) {
      await page.waitForTimeout(100);
      now = await kept();
    }
    return now;
  };

  const wasmBefore = await cycle(100);
  const before = await atRest();
  const wasmAfter = await cycle(1000);
  const afterwards = await atRest();
  assert.equal(wasmAfter, wasmBefore);
  assert.deepEqual([before.jsEventListeners, afterwards.jsEventListeners], [0, 0]);
  const grown = afterwards.usedSize - before.usedSize;
  assert.ok(grown < MOST_BYTES, `the page's heap grew by ${grown} bytes`);
  assert.deepEqual(await page.evaluate(() => Object.hasOwn(window.dataLayer, 'push')), false);
});
