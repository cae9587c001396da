// Finds the script that reads shop files, beside this one. Bundlers are kept from seeing an import: those that write one file
// refuse any.

import { absolute } from './load.js';

/** @typedef {import('./types.d.ts').CrowdScript} CrowdScript */

/**
 * @param {URL | string} [address] where the shop serves it, if it says so
 * @returns {Promise<CrowdScript>}
 */
export async function crowdBeside(address) {
  const own = absolute(address ?? new URL('./dist/reshelf.crowd.js', import.meta.url));
  const script = await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ own);
  // Parcel's copy of it exports nothing.
  return script.readShopFile ? script : /** @type {any} */ (globalThis).reshelfCrowd;
}
