// The full entry: reshelf with its core inside, so that it needs no file and no bundler's help.

import { crowdBeside } from './crowd-beside.js';
import { embeddedCore } from './embedded.js';
import { entryOf } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(embeddedCore, { crowd: crowdBeside });
