// How long work takes beside other work. On a machine that others use, only what ran in turns can be compared.

/**
 * Does it so many times. What a call costs that does the work no times is taken off.
 *
 * @typedef {(times: number) => unknown} Work
 */

const SAMPLES = 101;
const SAMPLE_MS = 0.5;
const WARMING_MS = 10;
/** No call is taken to be shorter, however the clock jumps. */
const SHORTEST_MS = 5e-4;

/**
 * The time of each in milliseconds, and how many times longer it takes than the first. Each has its turn in each round, so that
 * all see the same machine. What else the machine does only adds, and adds more often to a sample that is long: so it is the
 * lower eighth of the samples that counts.
 *
 * @template {string} Name
 * @param {Record<Name, Work>} works
 * @param {number} [samples]
 * @returns {Promise<Record<Name, { ms: number, ratio: number }>>}
 */
export async function inTurns(works, samples = SAMPLES) {
  const names = /** @type {Name[]} */ (Object.keys(works));
  const taken = {};
  for (const name of names) taken[name] = { calls: await callsOf(works[name]), all: [], none: [] };
  for (let round = 0; round < samples; round++) {
    for (const name of round % 2 ? [...names].reverse() : names) {
      const { calls, all, none } = taken[name];
      all.push(await once(works[name], calls));
      none.push(await once(works[name], 0));
    }
  }
  const ms = (name) => (undisturbed(taken[name].all) - undisturbed(taken[name].none)) / taken[name].calls;
  return Object.fromEntries(names.map((name) => [name, { ms: ms(name), ratio: ms(name) / ms(names[0]) }]));
}

/** So many that a sample is long against the clock's steps and what is taken off, and short against the turns that the system gives to others. */
async function callsOf(work) {
  const within = (ms, each) => Math.max(1, Math.round(ms / Math.max(each, SHORTEST_MS)));
  let each = await timed(work, 20);
  for (let more = 0; more < 3; more++) each = await timed(work, within(WARMING_MS, each));
  return within(Math.max(SAMPLE_MS, 2 * (await once(work, 0))), each);
}

/** Milliseconds of one call. */
async function timed(work, times) {
  const all = await once(work, times);
  return (all - (await once(work, 0))) / times;
}

/** @param {Work} work @param {number} times */
async function once(work, times) {
  const start = performance.now();
  const done = work(times);
  if (done instanceof Promise) await done;
  return performance.now() - start;
}

/** @param {readonly number[]} times */
export function undisturbed(times) {
  return sorted(times)[times.length >> 3];
}

/** @param {readonly number[]} times */
export function median(times) {
  return sorted(times)[times.length >> 1];
}

function sorted(times) {
  return [...times].sort((one, other) => one - other);
}

/** @param {() => unknown} work @returns {Work} */
export function repeated(work) {
  return (times) => {
    for (let n = 0; n < times; n++) work();
  };
}

/** One after the other. @param {() => Promise<unknown>} work @returns {Work} */
export function awaited(work) {
  return async (times) => {
    for (let n = 0; n < times; n++) await work();
  };
}
