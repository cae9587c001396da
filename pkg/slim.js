// The slim entry: reshelf without its core, which the shop brings.

import { startShelf } from './shelf.js';

export { bucketOf } from './holdout.js';

/** @type {typeof import('./types.d.ts').startReshelf} */
export function startReshelf(options) {
  return startShelf(options, noCore);
}

/** @type {typeof import('./types.d.ts').createReshelf} */
export async function createReshelf(options) {
  const shelf = startReshelf(options);
  await shelf.whenReady;
  return shelf;
}

/** @returns {never} */
function noCore() {
  throw new Error('reshelf/slim comes without a core: name it in modules.core, the address or bytes of reshelf/core.wasm');
}
