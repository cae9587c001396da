import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from '../node_modules/reshelf/index.js';

visit(createReshelf).then(show, showFailure);
