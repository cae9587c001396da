// The full entry: reshelf with its core inside, so that it needs no file and no bundler's help.

import { canInflate, inflated } from './inflate.js';
import { coreAddress, hasSimd, scalarCoreAddress } from './load.js';
import { entryOf } from './start.js';
import core from './wasm/core_inline.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(embeddedCore);

/** Old browsers fetch a core that they can run. */
function embeddedCore() {
  if (!hasSimd()) return scalarCoreAddress();
  return canInflate() ? inflated(core, 'application/wasm') : coreAddress();
}
