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
  const packed = packer.pack(items);
  const { step, features, scores } = core.prepare ? prepared(core, packed) : whole(core, packed, items.length);
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
    features,
    scores,
  };
}

function prepared(core, { numbers, text }) {
  const list = core.prepare(numbers, text);
  return { step: (step) => (times) => core.repeat(list, step, times), features: list.features, scores: list.scores };
}

/** Of modules that could not keep a list between steps, so that each call goes through all of them once. */
function whole(core, { numbers, text }, items) {
  const packed = numbers.slice();
  const step = (step) => (times) => core.stage(step, times, packed, text);
  const told = step(FEATURES)(0);
  return { step, features: told.slice(0, told.length - items), scores: told.slice(told.length - items) };
}
