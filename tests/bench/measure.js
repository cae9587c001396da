// What is timed, inside the page (or, with a module's bytes, in Node).

import { createReshelf } from '../../pkg/index.js';
import { Packer } from '../../pkg/pack.js';
import { Shelf, Stages } from '../../pkg/wasm/core.js';
import { list, visit } from './shop.js';
import { readModel, score } from './twin.js';

const SIZES = [24, 100, 1000];
const SAMPLES = 201;
const SAMPLE_MS = 0.3;

/** @param {object} [options] for `createReshelf` */
export async function measure(options = {}) {
  const face = await createReshelf({ autoLearn: false, ...options });
  visit(face);
  const packer = new Packer([], undefined);
  const core = coreOf(packer);
  return SIZES.map((size) => ({ size, ...measureSize(face, core, packer, list(size, 50)) }));
}

/** A core of its own with the same history, to run each step alone. */
function coreOf(packer) {
  const core = new Shelf(undefined, [], false);
  visit({
    observe({ event, items }) {
      const { numbers, text } = packer.pack(items);
      core.observe(event, numbers, text, undefined, Date.now());
    },
  });
  return core;
}

function measureSize(face, core, packer, items) {
  const { numbers, text } = packer.pack(items);
  const stages = new Stages(core, numbers.slice(), text, Date.now());
  const model = readModel(core.model, stages.features.length / items.length);
  const features = stages.features;
  const result = {
    cold: once(() => face.rerank({ items, query: 'cold' })),
    total: median((times) => repeat(times, () => face.rerank({ items, refresh: true }))),
    crossing: median((times) => repeat(times, () => cross(core, packer, items))),
    features: median((times) => stages.extract(core, times)),
    scoring: median((times) => stages.score(core, times)),
    arrangement: median((times) => stages.arrange(times)),
    plain: median((times) => repeat(times, () => score(model, features))),
    difference: difference(stages.scores, score(model, features)),
  };
  stages.free();
  return result;
}

function cross(core, packer, items) {
  const { numbers, text } = packer.pack(items);
  Stages.read(core, numbers, text, 0);
}

/**
 * The median time of one call, in milliseconds. Samples are long against the clock's steps and short against the turns
 * that the system gives to others.
 *
 * @param {(times: number) => void} work
 */
function median(work) {
  const warm = once(() => work(100)) / 100;
  const calls = Math.max(1, Math.round(SAMPLE_MS / warm));
  const times = Array.from({ length: SAMPLES }, () => once(() => work(calls)) / calls);
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
