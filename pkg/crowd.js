// The crowd's module inside a script of its own, which only pages with a shop file load.

import { canInflate, inflated } from './inflate.js';
import init, { Crowd } from './wasm/crowd.js';
import crowd from './wasm/crowd_inline.js';

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * A shop file that was read; throws a `ReshelfError` where it cannot be.
 *
 * @param {Uint8Array} bytes
 */
export async function crowdOf(bytes) {
  await (started ??= start());
  return new Crowd(bytes);
}

async function start() {
  // Old browsers fetch it.
  const module = canInflate() ? await inflated(crowd, 'application/wasm').arrayBuffer() : new URL('./wasm/crowd_bg.wasm', import.meta.url);
  await init({ module_or_path: module });
}
