import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf';

const modules = { trainer: () => import('reshelf/trainer') };
visit(() => createReshelf({ autoLearn: false, modules })).then(show, showFailure);
