// The worker that fits adapters: started with the first fit and kept for the next, so that no file is asked for twice.

const PATIENCE = 60_000;

/** One worker, one fit at a time. */
export class Fitter {
  #start;
  /** @type {Worker | undefined} */
  #worker;

  /** @param {() => Worker} start */
  constructor(start) {
    this.#start = start;
  }

  /**
   * @param {import('./worker.js').Task} task
   * @param {AbortSignal} signal gives up
   * @returns {Promise<{ adapter: Uint8Array, milliseconds: number }>} the adapter's bytes, and how long the fit took
   */
  async fit(task, signal) {
    const worker = (this.#worker ??= this.#start());
    const over = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    try {
      return await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => ('adapter' in data ? resolve(data) : reject(new Error(data.error)));
        worker.onerror = (event) => reject(new Error(event.message || 'the trainer could not be started'));
        over.addEventListener('abort', () => reject(over.reason));
        worker.postMessage(task);
      });
    } catch (problem) {
      this.end();
      throw problem;
    }
  }

  /** Ends the worker, and with it all that it was told. */
  end() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
