// One fit in a worker that lives as long as the fit.

const PATIENCE = 60_000;

/**
 * @param {() => Worker} start
 * @param {import('./worker.js').Task} task
 * @param {AbortSignal} signal gives up
 * @returns {Promise<Uint8Array>} the adapter's bytes
 */
export async function fitIn(start, task, signal) {
  const worker = start();
  const over = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ('adapter' in data ? resolve(data.adapter) : reject(new Error(data.error)));
      worker.onerror = (event) => reject(new Error(event.message || 'the trainer could not be started'));
      over.addEventListener('abort', () => reject(over.reason));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
  }
}
