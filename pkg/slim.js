// The slim entry: reshelf without its core, which the shop brings.

import { crowdBeside } from './crowd-beside.js';
import { entryOf, noCore } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore, { crowd: crowdBeside });
