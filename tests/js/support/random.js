// Chance with a seed, so that a test that fails, fails again.

/** @param {number} seed */
export function random(seed) {
  let state = seed;
  /** From 0 to below `end`. @param {number} end */
  const number = (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  /** The numbers below `count`, shuffled. @param {number} count */
  const permutation = (count) => {
    const numbers = Array.from({ length: count }, (_, k) => k);
    for (let k = count - 1; k > 0; k--) {
      const other = number(k + 1);
      [numbers[k], numbers[other]] = [numbers[other], numbers[k]];
    }
    return numbers;
  };
  return { number, permutation };
}
