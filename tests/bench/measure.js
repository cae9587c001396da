// What is timed, inside the page (or, with a module's bytes, in Node).

import { createReshelf } from '../../pkg/index.js';
import { Packer } from '../../pkg/pack.js';
import startStages, { Shelf } from '../../pkg/wasm/core_stages.js';
import { list, visit } from './shop.js';
import { readModel, score } from './twin.js';

const SIZES = [24, 100, 1000];
// The steps that `Shelf.stage` can repeat.
const [READING, FEATURES, SCORING, ARRANGEMENT] = [0, 1, 2, 3];

const SAMPLES = 201;
const SAMPLE_MS = 0.3;

/** @param {object} [options] for `createReshelf`; `shop` as an array of numbers */
export async function measure(options = {}) {
  const { shop, ...others } = options;
  const face = await createReshelf({ autoLearn: false, ...others });
  const started = shop && (await withFile({ autoLearn: false, ...others, shop: Uint8Array.from(shop) }));
  [face, started].forEach((own) => own && visit(own));
  const packer = new Packer([], undefined);
  await startStages({ module_or_path: new URL('../../pkg/wasm/core_stages_bg.wasm', import.meta.url) });
  const core = coreOf(packer);
  return SIZES.map((size) => ({ size, ...measureSize(face, core, packer, list(size, 50)), ...(started && { started: beside(face, started, list(size, 50)) }) }));
}

async function withFile(options) {
  const own = await createReshelf(options);
  while (own.status().shop?.state === 'waiting') await new Promise((soon) => setTimeout(soon, 5));
  if (own.status().shop?.state !== 'used') throw new Error('the shop file is not used');
  return own;
}

/** How many times longer the second takes, each sample beside one of the first, so that what slows both cancels out. */
function beside(one, other, items) {
  const work = (own) => once(() => repeat(3, () => own.rerank({ items, query: 'trail shoe', refresh: true })));
  for (let n = 0; n < 50; n++) [one, other].forEach(work);
  const times = Array.from({ length: SAMPLES }, (_, n) => {
    if (n % 2) return 1 / (work(one) / work(other));
    const [second, first] = [work(other), work(one)];
    return second / first;
  });
  return times.sort((one, other) => one - other)[SAMPLES >> 1];
}

/** A core of its own with the same history, to run each step alone. */
function coreOf(packer) {
  const core = new Shelf(undefined, false);
  visit({
    observe({ event, items }) {
      const { numbers, text } = packer.pack(items);
      core.observe(event, numbers, text, '', Date.now());
    },
  });
  return core;
}

function measureSize(face, core, packer, items) {
  const packed = packer.pack(items);
  const [numbers, text] = [packed.numbers.slice(), packed.text];
  const stage = (step) => (times) => core.stage(step, times, numbers, text);

  const told = stage(FEATURES)(0);
  const [features, scores] = [told.subarray(0, told.length - items.length), told.subarray(told.length - items.length)];
  const model = readModel(core.model, features.length / items.length);
  return {
    cold: once(() => face.rerank({ items, query: 'cold' })),
    total: median((times) => repeat(times, () => face.rerank({ items, refresh: true }))),
    crossing: median((times) => repeat(times, () => packer.pack(items))) + median(stage(READING)),
    features: median(stage(FEATURES)),
    scoring: median(stage(SCORING)),
    arrangement: median(stage(ARRANGEMENT)),
    plain: median((times) => repeat(times, () => score(model, features))),
    difference: difference(scores, score(model, features)),
  };
}

/**
 * The median time of one call, in milliseconds. Samples are long against the clock's steps and short against the turns
 * that the system gives to others; what a call costs that does the work no times is taken off.
 *
 * @param {(times: number) => void} work
 */
function median(work) {
  const warm = once(() => work(100)) / 100;
  const calls = Math.max(1, Math.round(SAMPLE_MS / warm));
  const sample = () => (once(() => work(calls)) - once(() => work(0))) / calls;
  const times = Array.from({ length: SAMPLES }, sample);
  return times.sort((one, other) => one - other)[SAMPLES >> 1];
}

function repeat(times, work) {
  for (let n = 0; n < times; n++) work();
}

function once(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function difference(ours, theirs) {
  return ours.reduce((most, value, n) => Math.max(most, Math.abs(value - theirs[n])), 0);
}
