// The slim entry for development servers: see `index.development.js`.

import { crowdBeside } from './crowd-beside.js';
import { entryOf, noCore } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore, {
  trainer: () => import('./trainer.js'),
  crowd: (address) => (address ? crowdBeside(address) : import('./crowd.js')),
});
