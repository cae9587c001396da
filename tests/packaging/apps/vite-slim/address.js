import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf/slim';
import core from 'reshelf/core.wasm?url';

visit((options) => createReshelf({ ...options, modules: { core } })).then(show, showFailure);
