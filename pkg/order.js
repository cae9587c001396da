// What JavaScript values the options of `rerank` become, and the list that stands when anything is in doubt.

/** @typedef {import('./types.d.ts').RerankOptions<any>} RerankOptions */

const MOST_SHIFT = 0xffffffff;

/**
 * The server's order.
 *
 * @template T
 * @param {readonly T[] | undefined} items
 * @returns {import('./types.d.ts').Reranked<T>}
 */
export function serversOrder(items) {
  const same = Array.isArray(items) ? items.slice() : [];
  return { items: same, order: Uint32Array.from(same, (_, index) => index), personalised: false, arm: 'server' };
}

/** @param {RerankOptions} options */
export function strengthOf({ strength = 1 }) {
  return Math.min(1, Math.max(0, strength));
}

/** @param {RerankOptions} options */
export function maxShiftOf({ maxShift }) {
  return maxShift === undefined ? undefined : Math.min(MOST_SHIFT, Math.max(0, Math.trunc(maxShift)));
}

/** @param {RerankOptions} options */
export function pinnedOf({ items, pinned = [] }) {
  const indices =
    typeof pinned === 'function' ? items.flatMap((item, index) => (pinned(item, index) ? [index] : [])) : pinned;
  return Uint32Array.from(indices.filter((index) => Number.isInteger(index) && index >= 0 && index < items.length));
}
