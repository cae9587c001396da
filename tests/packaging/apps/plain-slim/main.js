import { show, showFailure, visit } from '../visit.js';
import { createReshelf } from '../node_modules/reshelf/slim.js';

const address = new URL('../node_modules/reshelf/wasm/core_bg.wasm', import.meta.url);
const cores = {
  none: () => undefined,
  address: () => address,
  bytes: () => fetch(address).then((response) => response.arrayBuffer()),
  response: () => fetch(address),
  module: () => WebAssembly.compileStreaming(fetch(address)),
};

const core = cores[location.hash.slice(1)]();
visit((options) => createReshelf({ ...options, modules: { core } })).then(show, showFailure);
