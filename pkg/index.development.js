// The full entry for development servers. Vite's, up to 7, moves a package's scripts away from the files beside them, so the
// trainer comes as a script too.

import { embeddedCore } from './embedded.js';
import { entryOf } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(embeddedCore, () => import('./trainer.js'));
