// The slim entry: reshelf without its core, which the shop brings.

import { entryOf, noCore } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore);
