// The full entry: reshelf with its core inside, so that it needs no file and no bundler's help.

import { canInflate, inflated } from './inflate.js';
import { coreAddress, hasSimd, scalarCoreAddress } from './load.js';
import { startShelf } from './shelf.js';
import core from './wasm/core_inline.js';

export { bucketOf } from './holdout.js';

/** @type {typeof import('./types.d.ts').startReshelf} */
export function startReshelf(options) {
  return startShelf(options, embeddedCore);
}

/** @type {typeof import('./types.d.ts').createReshelf} */
export async function createReshelf(options) {
  const shelf = startReshelf(options);
  await shelf.whenReady;
  return shelf;
}

/** Old browsers fetch a core that they can run. */
function embeddedCore() {
  if (!hasSimd()) return scalarCoreAddress();
  return canInflate() ? inflated(core, 'application/wasm') : coreAddress();
}
