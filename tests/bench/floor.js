// What the arithmetic of scoring costs at least: as many multiplications and additions of four numbers each as it needs, with
// all of them in registers and nothing else to do.

import { undisturbed } from './clock.js';

/** With their weights and the input they leave room in sixteen registers: of eight, some would lie in memory. */
const SUMS = 5;
const INPUTS = 64;
const [ROUNDS, TURNS] = [51, 20_000];

const each = (make) => Array.from({ length: SUMS }, (_, n) => make(n)).join('\n');

/** So many sums, each of one input times a weight of its own, input after input; to be assembled. */
export const FLOOR = `(module
  (memory 1)
  (func (export "run") (param $turns i32) (result f32)
    (local $at i32) (local $input v128)
    ${each((n) => `(local $sum${n} v128) (local $weight${n} v128)`)}
    ${each((n) => `(local.set $weight${n} (v128.load offset=${16 * (INPUTS + n)} (i32.const 0)))`)}
    (loop $next
      (local.set $input (v128.load (local.get $at)))
      ${each((n) => `(local.set $sum${n} (f32x4.add (local.get $sum${n}) (f32x4.mul (local.get $input) (local.get $weight${n}))))`)}
      (local.set $at (i32.and (i32.add (local.get $at) (i32.const 16)) (i32.const ${16 * (INPUTS - 1)})))
      (br_if $next (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    (f32x4.extract_lane 0 ${Array.from({ length: SUMS }, (_, n) => `(local.get $sum${n})`).reduce((one, other) => `(f32x4.add ${one} ${other})`)})))`;

/** Nanoseconds of a multiplication and addition of four numbers. @param {Uint8Array} module */
export async function multiplicationNs(module) {
  const { instance } = await WebAssembly.instantiate(module);
  const run = /** @type {(turns: number) => number} */ (instance.exports.run);
  const sample = () => {
    const begun = performance.now();
    run(TURNS);
    return performance.now() - begun;
  };
  for (let n = 0; n < ROUNDS; n++) sample();
  return (undisturbed(Array.from({ length: ROUNDS }, sample)) * 1e6) / (TURNS * SUMS);
}

/**
 * Of four numbers each, without which no scoring of these inputs can do: what is 0 multiplies nothing, and what is the same for all
 * items (the last columns: the moment's) is multiplied once.
 *
 * @param {import('./model.js').Model} model
 * @param {Float32Array} inputs `[items, width]`, standardised
 */
export function multiplicationsOf({ width, firstBias, secondBias }, inputs) {
  const items = inputs.length / width;
  const isAlike = (column) => Array.from({ length: items }, (_, item) => inputs[item * width + column]).every((input) => input === inputs[column]);
  let own = width;
  while (own > 0 && isAlike(own - 1)) own--;
  const counts = (input, at) => input !== 0 && (at % width < own || at < width);
  // Each goes into the sums of the first layer's units and of the skip.
  const first = inputs.filter(counts).length * (firstBias.length + 1);
  const others = items * (firstBias.length * secondBias.length + secondBias.length);
  return (first + others) / 4;
}
