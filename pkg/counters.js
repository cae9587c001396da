// What came of the lists handed out, as the shop reads it. The core counts, in one row of numbers.

/** @typedef {import('./types.d.ts').Counters} Counters */
/** @typedef {import('./types.d.ts').ArmCounters} ArmCounters */

/** In the core's order. */
const ARMS = /** @type {const} */ (['personal', 'server', 'holdout', 'interleaved', 'crowd']);
const OF_ARM = /** @type {const} */ (['lists', 'chosen', 'choices', 'reciprocalRanks']);
const WON = /** @type {const} */ (['personal', 'server', 'ties']);

/**
 * @param {number} since
 * @param {ArrayLike<number>} [counted] what the core counted; nothing so far where it is left out
 * @returns {Counters}
 */
export function countersOf(since, counted = []) {
  let at = 0;
  /** @param {readonly string[]} names */
  const next = (names) => Object.fromEntries(names.map((name) => [name, counted[at++] ?? 0]));
  const arms = Object.fromEntries(ARMS.map((arm) => [arm, next(OF_ARM)]));
  return /** @type {Counters} */ (/** @type {unknown} */ ({ since, arms, interleaving: next(WON) }));
}

/**
 * The same as the core's numbers; NaN for what is no number.
 *
 * @param {any} counters as they were stored
 */
export function countedOf(counters) {
  // Counters from before there was the crowd's arm have none of it.
  const arms = ARMS.flatMap((arm) => OF_ARM.map((name) => counters?.arms?.[arm]?.[name] ?? (counters?.arms && arm === 'crowd' ? 0 : NaN)));
  const won = WON.map((name) => counters?.interleaving?.[name]);
  return Float64Array.from([...arms, ...won], (count) => (typeof count === 'number' ? count : NaN));
}
