// The trainer's module in a Web Worker: one request, one answer. `scripts/pack-modules.js` makes one file of it and its
// glue, so that a bundler may copy it as it is.

import init, { fit } from './wasm/trainer.js';

/** @typedef {{ trainer: import('./load.js').Trainer['trainer'], model: Uint8Array, lesson: Uint8Array }} Task */
/** @typedef {ReturnType<typeof fit> | { error: string }} Answer */

addEventListener('message', async ({ data }) => {
  postMessage(await answer(data));
});

/**
 * @param {Task} task
 * @returns {Promise<Answer>}
 */
async function answer({ trainer, model, lesson }) {
  try {
    await init({ module_or_path: /** @type {string | BufferSource | WebAssembly.Module} */ (trainer) });
    return fit(model, lesson);
  } catch (error) {
    return { error: String(error) };
  }
}
