// The slim entry for servers on workerd, which refuse a script that imports another by an address.

import { entryOf, noCore } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore, {});
