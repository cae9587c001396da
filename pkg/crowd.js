// What reads a shop file: a script of its own with the crowd's module inside, which only pages with a shop file load.

import { canInflate, inflated } from './inflate.js';
import { SHOP_FILE_BYTES, within } from './limits.js';
import { readFile } from './node.js';
import init, { Crowd } from './wasm/crowd.js';
import crowd from './wasm/crowd_inline.js';

/** @type {Promise<unknown> | undefined} */
let started;

/** @type {typeof import('./crowd.d.ts').readShopFile} */
export async function readShopFile(file, address) {
  const [bytes] = await Promise.all([fetched(file, address), (started ??= start())]);
  const own = new Crowd(within(bytes, SHOP_FILE_BYTES));
  return { crowd: own, head: headOf(own.about()) };
}

async function start() {
  await init({ module_or_path: canInflate() ? await inflated(crowd, 'application/wasm').arrayBuffer() : await besideThis() });
}

/** Old browsers fetch it; a page that a test in Node pretends has it read. */
async function besideThis() {
  const address = new URL('./wasm/crowd_bg.wasm', import.meta.url);
  return address.protocol === 'file:' ? readFile(address) : address;
}

/**
 * @param {Promise<Uint8Array>} file
 * @param {string | undefined} address
 */
async function fetched(file, address) {
  try {
    return await file;
  } catch (cause) {
    // A browser says no more than that it failed.
    if (!(cause instanceof TypeError)) throw cause;
    const { message } = cause;
    if (address === undefined) throw new Error(`the shop file that the page fetches did not come (${message}): look at the page's own request`, { cause });
    throw new Error(`the shop file ${address} cannot be fetched (${message}): serve it there, and let connect-src allow it`, { cause });
  }
}

/**
 * @param {Float64Array} about as `src/browser/crowd.rs` has it
 * @returns {import('./types.d.ts').ShopFileHead}
 */
function headOf(about) {
  const [from = 0, to = 0, shoppers = 0, lists = 0, choices = 0, minShoppers = 0, items = 0, halfAfter = 0, mean = 0, low = 0, high = 0] = about;
  return { from, to, shoppers, lists, choices, minShoppers, items, halfAfter, gain: { mean, low, high } };
}
