import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from 'reshelf/slim';
import address from 'reshelf/core.wasm?url';

const core = fetch(address).then((response) => response.arrayBuffer());
visit(() => createReshelf({ autoLearn: false, modules: { core } })).then(show, showFailure);
