/**
 * The numbers of all looks at things of `Brand 1`, `Brand 2`… that a history knows; a profile has but the first of them.
 *
 * @param {typeof import('../../../pkg/wasm/core.js').Shelf} Core
 * @param {Uint8Array} snapshot
 * @param {number} now
 */
export function knownIn(Core, snapshot, now) {
  const copy = new Core(undefined, false);
  copy.restore(snapshot);
  /** @type {number[]} */
  const numbers = [];
  for (let some = [0]; some.length > 0; ) {
    const profile = /** @type {import('../../../pkg/types.d.ts').Profile} */ (copy.profile(now));
    some = brandsIn(profile);
    numbers.push(...some);
    for (const { topic } of profile.topics) copy.forgetTopic(topic);
  }
  copy.free();
  return numbers.sort((one, other) => one - other);
}

/** @param {import('../../../pkg/types.d.ts').Profile} profile */
export function brandsIn({ topics }) {
  return topics.filter(({ feature }) => feature === 'item_brand').map(({ value }) => Number(value.slice(6)));
}
