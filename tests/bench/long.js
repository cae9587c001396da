// A shopper who never stops, over storage in memory: what the page holds at the start, in the middle and at the end.
// By hand: node tests/bench/long.js [EVENTS] [ORDERINGS]

import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { createReshelf } from '../../pkg/index.js';
import init from '../../pkg/wasm/core.js';

const [EVENTS, ORDERINGS] = [1_000_000, 50_000];
const ITEMS = 24;
const BRANDS = 3_000;
const PRODUCTS = 40_000;
/** Between two lists; every hundredth is of another visit. */
const LIST_MS = 20_000;
const VISIT_MS = 45 * 60_000;
/** Of the machine. */
const REST_MS = 3;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * @typedef {object} Held
 * @property {number} module bytes of the core's memory
 * @property {number} heap bytes of JavaScript, what is stored included, for storage is in memory here
 * @property {number} entries stored
 */

/**
 * @param {number} events
 * @param {number} orderings
 * @returns {Promise<{ held: [start: Held, middle: Held, end: Held], acts: number, warned: string[], seconds: number }>}
 */
export async function long(events, orderings) {
  const clock = { at: Date.UTC(2026, 0, 1) };
  const core = await readFile(new URL('../../pkg/wasm/core_bg.wasm', import.meta.url));
  const shelf = await createReshelf({ modules: { core }, consent: true, autoLearn: false, now: () => clock.at });
  /** @type {string[]} */
  const warned = [];
  shelf.on('warning', ({ message }) => {
    // It does so late, on a machine that is busy.
    if (message !== 'storage does not answer') warned.push(message);
  });
  const each = events / orderings - 1;
  const begun = performance.now();
  const held = [await holds()];
  for (let n = 0; n < orderings; n++) {
    clock.at += n % 100 ? LIST_MS : VISIT_MS;
    const { items } = shelf.rerank({ items: list(n), query: `query ${n}` });
    shelf.observe({ event: 'view_item_list', items });
    for (let k = 0; k < each; k++) shelf.observe({ event: KINDS[(k * 7 + n) % KINDS.length], items: [items[(k * 5 + n) % ITEMS]] });
    // In which it is written, as between any two lists of a shopper.
    await new Promise((soon) => setTimeout(soon, REST_MS));
    if (n + 1 === Math.floor(orderings / 2)) held.push(await holds());
  }
  held.push(await holds());
  const { acts } = shelf.profile();
  await shelf.dispose();
  return { held: /** @type {[Held, Held, Held]} */ (held), acts, warned, seconds: (performance.now() - begun) / 1000 };
}

const KINDS = ['view_item', 'view_item', 'select_item', 'view_item', 'add_to_cart', 'remove_from_cart', 'add_to_wishlist', 'purchase'];

/** @param {number} n */
function list(n) {
  return Array.from({ length: ITEMS }, (_, k) => {
    const number = (n * 37 + k * 101) % PRODUCTS;
    return { item_id: `SKU-${number}`, item_name: `Thing ${number} of kind ${number % 77}`, item_brand: `Brand ${number % BRANDS}`, price: 5 + (number % 200) };
  });
}

/** @returns {Promise<Held>} */
async function holds() {
  // What is being written, and tidied up.
  await new Promise((soon) => setTimeout(soon, 500));
  const memory = Object.values(await init()).find((part) => part instanceof WebAssembly.Memory);
  for (let again = 0; again < 3; again++) {
    collectGarbage();
    await new Promise((soon) => setTimeout(soon, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { module: memory.buffer.byteLength, heap: heapUsed + arrayBuffers, entries: await entries() };
}

/** @returns {Promise<number>} */
function entries() {
  return new Promise((resolve) => {
    const request = indexedDB.open('reshelf');
    request.onsuccess = () => {
      const counted = request.result.transaction('log').objectStore('log').count();
      counted.onsuccess = () => resolve(counted.result);
      request.result.close();
    };
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [events = EVENTS, orderings = ORDERINGS] = argv.slice(2).map(Number);
  const { held, acts, warned, seconds } = await long(events, orderings);
  console.log(`${events} events and ${orderings} orderings in ${seconds.toFixed(0)} s; ${acts} acts are remembered`);
  for (const [at, { module, heap, entries }] of held.entries()) {
    console.log(`${['start', 'middle', 'end'][at].padEnd(6)}  module ${(module / 1e6).toFixed(2)} MB, JavaScript and storage ${(heap / 1e6).toFixed(2)} MB, ${entries} entries`);
  }
  warned.forEach((message) => console.error(message));
}
