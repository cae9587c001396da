// The full entry for servers on workerd, which refuse a script that imports another by an address.

import { embeddedCore } from './embedded.js';
import { entryOf } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(embeddedCore, {});
