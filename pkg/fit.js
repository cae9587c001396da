// The worker that fits adapters: started with the first fit and kept for the next, so that no file is asked for twice.

import { NO_TRAINER } from './load.js';

const PATIENCE = 60_000;

/** One worker, one fit at a time. */
export class Fitter {
  #start;
  /** @type {Promise<import('./load.js').Trainer> | undefined} */
  #started;

  /** @param {() => Promise<import('./load.js').Trainer>} start */
  constructor(start) {
    this.#start = start;
  }

  /**
   * @param {{ model: Uint8Array, lesson: Uint8Array }} task
   * @param {AbortSignal} signal gives up
   * @returns {Promise<{ adapter: Uint8Array, milliseconds: number }>} the adapter's bytes, and how long the fit took
   */
  async fit(task, signal) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let late;
    let giveUp = () => {};
    try {
      const { worker, trainer } = await (this.#started ??= this.#start());
      return await new Promise((resolve, reject) => {
        giveUp = () => reject(signal.reason);
        if (signal.aborted) return giveUp();
        worker.onmessage = ({ data }) => ('adapter' in data ? resolve(data) : reject(new Error(data.error)));
        worker.onerror = (event) => reject(new Error(event.message || NO_TRAINER));
        // Not AbortSignal.any and timeout: Safari has them since 17.4.
        signal.addEventListener('abort', giveUp);
        late = setTimeout(() => reject(new Error(`there was no fit after ${PATIENCE / 1000} seconds`)), PATIENCE);
        worker.postMessage({ ...task, trainer });
      });
    } catch (problem) {
      this.end();
      throw problem;
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Ends the worker, and with it all that it was told. */
  end() {
    this.#started?.then(({ worker }) => worker.terminate(), () => {});
    this.#started = undefined;
  }
}
