// The steps of a `rerank` one by one, of the package that lies beside this file.

import { Packer } from '../../pkg/pack.js';
import startStages, { Shelf } from '../../pkg/wasm/core_stages.js';
import { visit } from './shop.js';

// As `Shelf.repeat` numbers them.
const [READING, FEATURES, SCORING, ARRANGEMENT] = [0, 1, 2, 3];

/** A core with the history of `visit`. */
export async function stepsOfCore() {
  const packer = new Packer([], undefined);
  await startStages({ module_or_path: new URL('../../pkg/wasm/core_stages_bg.wasm', import.meta.url) });
  const core = new Shelf(undefined, false);
  visit({
    observe({ event, items }) {
      const { numbers, text } = packer.pack(items);
      core.observe(event, numbers, text, '', Date.now());
    },
  });
  return { model: core.model, of: (items) => stepsOf(core, packer, items) };
}

function stepsOf(core, packer, items) {
  const { numbers, text } = packer.pack(items);
  const prepared = core.prepare(numbers, text);
  const step = (step) => (times) => core.repeat(prepared, step, times);
  return {
    steps: {
      packing(times) {
        for (let n = 0; n < times; n++) packer.pack(items);
      },
      reading: step(READING),
      features: step(FEATURES),
      scoring: step(SCORING),
      arrangement: step(ARRANGEMENT),
    },
    features: prepared.features,
    scores: core.networkScores(prepared),
  };
}
