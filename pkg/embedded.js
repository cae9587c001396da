// The core that travels inside the full entry.

import { canInflate, inflated } from './inflate.js';
import { coreAddress, hasSimd, scalarCoreAddress } from './load.js';
import core from './wasm/core_inline.js';

/** Old browsers fetch a core that they can run. */
export function embeddedCore() {
  if (!hasSimd()) return scalarCoreAddress();
  return canInflate() ? inflated(core, 'application/wasm') : coreAddress();
}
