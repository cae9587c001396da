import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

visit(createReshelf).then(postMessage, (error) => postMessage({ failed: String(error) }));
