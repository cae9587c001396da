// The slim entry for development servers: see `index.development.js`.

import { entryOf, noCore } from './start.js';

export { bucketOf } from './holdout.js';

export const { createReshelf, startReshelf } = entryOf(noCore, () => import('./trainer.js'));
