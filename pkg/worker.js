// The trainer's module in a Web Worker: one request, one answer.

import init, { fit } from './wasm/trainer.js';

/** @typedef {{ model: Uint8Array, lesson: Uint8Array }} Task */
/** @typedef {ReturnType<typeof fit> | { error: string }} Answer */

addEventListener('message', async ({ data }) => {
  postMessage(await answer(data));
});

/**
 * @param {Task} task
 * @returns {Promise<Answer>}
 */
async function answer({ model, lesson }) {
  try {
    await init({ module_or_path: new URL('./wasm/trainer_bg.wasm', import.meta.url) });
    return fit(model, lesson);
  } catch (error) {
    return { error: String(error) };
  }
}
