import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from '../node_modules/reshelf/slim.js';

const modules = { core: new URL('../node_modules/reshelf/wasm/core_bg.wasm', import.meta.url) };
visit(() => createReshelf({ autoLearn: false, modules })).then(show, showFailure);
