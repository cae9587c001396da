import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf/slim';
import address from 'reshelf/core.wasm?url';

const core = fetch(address).then((response) => response.arrayBuffer());
visit((options) => createReshelf({ ...options, modules: { core } })).then(show, showFailure);
