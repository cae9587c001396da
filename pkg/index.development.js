// The full entry for development servers. Vite's, up to 7, moves a package's scripts away from the files beside them, so the
// trainer comes as a script too, and so does what reads shop files.

import { crowdBeside } from './crowd-beside.js';
import { embeddedCore } from './embedded.js';
import { entryOf } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(embeddedCore, {
  trainer: () => import('./trainer.js'),
  crowd: (address) => (address ? crowdBeside(address) : import('./crowd.js')),
});
