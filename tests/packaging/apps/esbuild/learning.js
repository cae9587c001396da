import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf';

const modules = { trainer: () => import('reshelf/trainer'), crowd: () => import('reshelf/crowd') };
visit((options) => createReshelf({ ...options, modules })).then(show, showFailure);
