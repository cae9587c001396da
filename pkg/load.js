// Finds and starts the modules, however the host has them; what else is asked of the browser, `host.js` asks for.

import { isNode, isPretended, readFile, startThread } from './node.js';
import { TextDecoder } from './utf8.js';
import init, { __wbg_reset_state as resetState, Shelf } from './wasm/core.js';

/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./types.d.ts').Modules} Modules */

/**
 * @typedef {object} Learning what is used of a worker
 * @property {((event: { data: any }) => void) | null} onmessage
 * @property {((event: { message: string }) => void) | null} onerror
 * @property {(task: object) => void} postMessage
 * @property {() => void} terminate
 *
 * @typedef {{ worker: Learning, trainer: string | ArrayBuffer | Uint8Array | WebAssembly.Module }} Trainer
 */

/** What to do where the trainer's files are not found. */
export const NO_TRAINER =
  "the trainer's worker did not start: serve reshelf's wasm/worker.js and wasm/trainer_bg.wasm and name them in modules.worker " +
  'and modules.trainer, or put the trainer into the bundle with reshelf/trainer';

// i8x16.splat of a constant: valid only where there is SIMD.
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

/** @type {Promise<typeof Shelf> | undefined} */
let started;

/** @type {{ createScriptURL(address: string): unknown } | undefined} */
let policy;

/**
 * The core's class, its module started; once a page, whatever is passed later.
 *
 * @param {() => ModuleSource | Promise<ModuleSource>} source
 */
export function loadCore(source) {
  started ??= start(source).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** @type {Set<() => void>} whose core is lost when the module traps */
const losers = new Set();

/**
 * Calls when the module has trapped, and another instance stands in its place.
 *
 * @param {() => void} lost
 */
export function onLostCore(lost) {
  losers.add(lost);
  return () => void losers.delete(lost);
}

/** Whether the module is lost by it. @param {unknown} error */
export function isTrap(error) {
  return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
}

/** After a trap: of the module's memory nothing can be believed any more. All shelves of the page have theirs in it. */
export function resetCore() {
  resetState();
  for (const lost of [...losers]) lost();
}

/** @param {() => ModuleSource | Promise<ModuleSource>} source */
async function start(source) {
  await init({ module_or_path: await moduleOf(await source()) });
  return Shelf;
}

/** Whether the core with SIMD runs here. */
export function hasSimd() {
  return WebAssembly.validate(new Uint8Array(SIMD));
}

// Bundlers look for `new URL` with both its arguments literal, and where one has no answer the call throws: so it stands
// in functions, which run when the file is needed.
export const coreAddress = () => new URL('./wasm/core_bg.wasm', import.meta.url);
export const scalarCoreAddress = () => new URL('./wasm/core_scalar_bg.wasm', import.meta.url);
const workerAddress = () => new URL('./wasm/worker.js', import.meta.url);
const trainerAddress = () => new URL('./wasm/trainer_bg.wasm', import.meta.url);

/** Whether there is anything here that can learn. */
export function hasWorkers() {
  return hasOwnWorkers() || isNode();
}

function hasOwnWorkers() {
  return typeof Worker === 'function';
}

/**
 * The worker that learns, and the module that it is to start.
 *
 * @param {Modules} modules
 * @returns {Promise<Trainer>}
 */
export async function startTrainer({ worker, trainer } = {}) {
  if (!hasWorkers()) throw new Error('there is no Worker on this host, so nothing can be learned');
  if (typeof trainer === 'function') {
    const { workerAddress, workerText, trainerBytes } = await trainer();
    const bytes = await trainerBytes();
    return { worker: hasOwnWorkers() ? newWorker(workerAddress()) : startThread(workerText()), trainer: bytes };
  }
  const script = worker ?? beside(workerAddress);
  const module = (await trainer) ?? beside(trainerAddress);
  if (hasOwnWorkers()) return { worker: newWorker(absolute(script)), trainer: await forWorker(module) };
  const text = new TextDecoder().decode(await bytesOf(script));
  return { worker: startThread(text), trainer: isAddress(module) ? await bytesOf(module) : await forWorker(module) };
}

/** @param {string} address */
function newWorker(address) {
  return /** @type {Learning} */ (new Worker(trusted(address)));
}

/**
 * The address of a file beside this one; some bundlers leave no answer to where that is.
 *
 * @param {() => URL} address
 */
function beside(address) {
  try {
    return address();
  } catch (cause) {
    throw new Error(NO_TRAINER, { cause });
  }
}

/**
 * The bytes of a file of the shop's.
 *
 * @param {URL | string | Response | ArrayBuffer | Uint8Array} source
 */
export async function bytesOf(source) {
  if (source instanceof Uint8Array) return source;
  // Node's own is no instance of what a test's context calls so.
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return new Uint8Array(/** @type {ArrayBuffer} */ (source));
  const file = typeof source === 'object' && isResponse(source) ? answered(source, source.url) : await fileAt(String(source));
  return isResponse(file) ? new Uint8Array(await file.arrayBuffer()) : file;
}

/**
 * @param {ModuleSource} source
 * @returns {Promise<WebAssembly.Module | BufferSource | Response>}
 */
async function moduleOf(source) {
  const found = isAddress(source) ? await fileAt(String(source)) : source;
  // Its responses are not Node's own, which alone are compiled while they come.
  return isPretended() && isResponse(found) ? found.arrayBuffer() : found;
}

/** @param {string} address */
function fileAt(address) {
  return address.startsWith('file:') ? readFile(address) : fetched(address);
}

/**
 * A worker fetches an address itself; a response can only be read here.
 *
 * @param {ModuleSource} source
 */
async function forWorker(source) {
  if (isAddress(source)) return absolute(source);
  return isResponse(source) ? source.arrayBuffer() : source;
}

/**
 * Of whichever class, where there is more than one.
 *
 * @param {object} source
 * @returns {source is Response}
 */
function isResponse(source) {
  return 'arrayBuffer' in source;
}

/**
 * @param {unknown} source
 * @returns {source is string | URL}
 */
export function isAddress(source) {
  return typeof source === 'string' || source instanceof URL;
}

/**
 * Some bundlers give addresses that start at the root, and a worker may stand elsewhere than its page.
 *
 * @param {URL | string} address
 */
export function absolute(address) {
  return new URL(String(address), globalThis.location?.href).href;
}

/**
 * Where a page demands Trusted Types, a script's address has to be vouched for; one policy serves the page, because a
 * second one of its name may be refused.
 *
 * @param {string} address
 */
function trusted(address) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy('reshelf', { createScriptURL: (/** @type {string} */ same) => same });
  return /** @type {string} */ (policy?.createScriptURL(address) ?? address);
}

/** @param {string} address */
async function fetched(address) {
  return answered(await fetch(address), address);
}

/**
 * @param {Response} response
 * @param {string} address
 */
function answered(response, address) {
  if (!response.ok) throw new Error(`${address} answered ${response.status}; serve the file there, or name another`);
  return response;
}
