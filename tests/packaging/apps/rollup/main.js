import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf';

visit(createReshelf).then(show, showFailure);
