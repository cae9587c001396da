/** What learning needs, inside a script: for `modules: { trainer: () => import('reshelf/trainer') }`. */

/** A new address of the worker's script, of the kind `blob:`. */
export function workerAddress(): string;

/** The worker's script itself, for Node. */
export function workerText(): string;

/** The module's bytes. Rejects where the browser cannot unpack them. */
export function trainerBytes(): Promise<ArrayBuffer>;
