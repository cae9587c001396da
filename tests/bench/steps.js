// The steps of a `rerank` one by one, of the package that lies beside this file.

import { Packer } from '../../pkg/pack.js';
import startStages, { Shelf } from '../../pkg/wasm/core_stages.js';
import { visit } from './shop.js';

// Those that `Shelf.stage` can repeat.
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
  const packed = packer.pack(items);
  const [numbers, text] = [packed.numbers.slice(), packed.text];
  const stage = (step) => (times) => core.stage(step, times, numbers, text);
  const told = stage(FEATURES)(0);
  return {
    steps: {
      packing(times) {
        for (let n = 0; n < times; n++) packer.pack(items);
      },
      reading: stage(READING),
      features: stage(FEATURES),
      scoring: stage(SCORING),
      arrangement: stage(ARRANGEMENT),
    },
    features: told.slice(0, told.length - items.length),
    scores: told.slice(told.length - items.length),
  };
}
