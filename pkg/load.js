// Finds and starts the modules; the only file that knows on which host it runs.

import init, { Shelf } from './wasm/core.js';

// i8x16.splat of a constant: valid only where there is SIMD.
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

/** @type {Promise<typeof Shelf> | undefined} */
let started;

/**
 * The core's class, its module started; once a page, whatever is passed later.
 *
 * @param {import('./types.d.ts').ModuleSource} [source]
 */
export function loadCore(source) {
  started ??= start(source).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** @param {import('./types.d.ts').ModuleSource} [source] */
async function start(source) {
  await init({ module_or_path: await moduleOf(source ?? coreAddress()) });
  return Shelf;
}

function coreAddress() {
  return WebAssembly.validate(new Uint8Array(SIMD))
    ? new URL('./wasm/core_bg.wasm', import.meta.url)
    : new URL('./wasm/core_scalar_bg.wasm', import.meta.url);
}

/**
 * @param {import('./types.d.ts').ModuleSource} source
 * @returns {Promise<WebAssembly.Module | BufferSource | Response>}
 */
async function moduleOf(source) {
  if (!isAddress(source)) return /** @type {WebAssembly.Module | BufferSource} */ (source);
  const address = String(source);
  return address.startsWith('file:') ? readFile(address) : fetched(address);
}

/**
 * The bytes of a file of the shop's.
 *
 * @param {URL | string | ArrayBuffer | Uint8Array} source
 */
export async function bytesOf(source) {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  const address = String(source);
  if (address.startsWith('file:')) return readFile(address);
  return new Uint8Array(await (await fetched(address)).arrayBuffer());
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}; serve the file there, or name another`);
  return response;
}

/**
 * Node does not fetch files.
 *
 * @param {string} address
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function readFile(address) {
  const fs = 'node:fs/promises';
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ fs);
  return readFile(new URL(address));
}

/**
 * The worker that learns.
 *
 * @param {URL | string} [address]
 */
export function startWorker(address) {
  return address === undefined
    ? new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    : new Worker(address, { type: 'module' });
}

/** @param {unknown} source */
function isAddress(source) {
  return typeof source === 'string' || source instanceof URL;
}
