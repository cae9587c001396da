// What learning needs, from beside this script, wherever that is served: its bytes are held to their hashes.

/** Written into the script when it is packed (`scripts/pack-entries.js`). */
const HASHES = /** @type {{ worker: string, trainer: string }} */ (/** @type {any} */ (globalThis).RESHELF_HASHES);

/** A worker's script has to come from the page's own origin, or from the page itself. */
export async function trainer() {
  const [script, bytes] = await Promise.all([
    fetched(new URL('../wasm/worker.js', import.meta.url), HASHES.worker),
    fetched(new URL('../wasm/trainer_bg.wasm', import.meta.url), HASHES.trainer),
  ]);
  const worker = new Blob([script], { type: 'text/javascript' });
  return { workerAddress: () => URL.createObjectURL(worker), trainerBytes: async () => bytes };
}

/**
 * @param {URL} address
 * @param {string} integrity
 */
async function fetched(address, integrity) {
  const response = await fetch(address, { integrity });
  if (!response.ok) throw new Error(`${address} answered ${response.status}; serve the file there, or name another`);
  return response.arrayBuffer();
}
