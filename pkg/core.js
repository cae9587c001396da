// One shopper's core: the class of the module, with the shop's model and fields.

import { MODEL_BYTES, within } from './limits.js';
import { bytesOf } from './load.js';

/** @typedef {typeof import('./wasm/core.js').Shelf} CoreClass */

/**
 * @param {CoreClass} Core
 * @param {import('./types.d.ts').Options<any>} options
 * @param {readonly string[]} fields the shop's own
 * @param {(error: unknown, consequence: string) => void} warn
 */
export async function coreOf(Core, options, fields, warn) {
  const core = await withModel(Core, options, warn);
  fields.forEach((name) => core.addField(name));
  return core;
}

/**
 * @param {CoreClass} Core
 * @param {import('./types.d.ts').Options<any>} options
 * @param {(error: unknown, consequence: string) => void} warn
 */
async function withModel(Core, { model, coldStart }, warn) {
  if (model !== undefined) {
    try {
      return new Core(within(await bytesOf(model), MODEL_BYTES), coldStart);
    } catch (error) {
      warn(error, 'The model that comes with reshelf orders instead');
    }
  }
  return new Core(undefined, coldStart);
}
