import { visit } from '../visit.js';
import { createReshelf } from '../node_modules/reshelf/index.js';

visit(createReshelf).then(postMessage, (error) => postMessage({ failed: String(error) }));
