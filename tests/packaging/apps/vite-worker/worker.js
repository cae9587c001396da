import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

visit(() => createReshelf({ autoLearn: false })).then(postMessage, (error) => postMessage({ failed: String(error) }));
