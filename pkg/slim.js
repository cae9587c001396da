// The slim entry: reshelf without its core, which the shop brings.

import { entryOf } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore);

/** @returns {never} */
function noCore() {
  throw new Error('reshelf/slim comes without a core: name it in modules.core, the address or bytes of reshelf/core.wasm');
}
