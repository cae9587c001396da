// Team-draft interleaving: two orders mixed fairly, so that what is chosen tells which of them is better.
// Source: Radlinski, Kurup and Joachims, "How Does Clickthrough Data Reflect Retrieval Quality?", CIKM 2008, section 4.3.

/** @typedef {import('./types.d.ts').Team} Team */

/**
 * In each round a coin says who picks first; each picks the first item of its order that is left.
 *
 * @param {Uint32Array} personal the personal order, as indices into the server's
 * @param {Uint32Array} pinned indices that stay where they are
 * @param {() => boolean} coin
 * @returns {{ order: Uint32Array, teams: Team[] }}
 */
export function teamDraft(personal, pinned, coin) {
  const picks = { server: personal.slice().sort().values(), personal: personal.values() };
  const taken = new Set(pinned);
  const held = new Set(pinned);
  const order = new Uint32Array(personal.length);
  /** @type {Team[]} */
  const teams = [];
  /** @type {'server' | 'personal' | undefined} */
  let second;

  for (let slot = 0; slot < order.length; slot++) {
    if (held.has(slot)) {
      order[slot] = slot;
      teams.push('pinned');
      continue;
    }
    const team = second ?? (coin() ? 'server' : 'personal');
    second = second ? undefined : team === 'server' ? 'personal' : 'server';
    order[slot] = firstLeft(picks[team], taken);
    teams.push(team);
  }
  return { order, teams };
}

/**
 * Coins that fall the same way for the same text and seed.
 *
 * @param {string} text
 * @param {number} seed
 * @returns {() => boolean}
 */
export function coinsOf(text, seed) {
  let state = seed >>> 0;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) & 1) === 1;
  };
}

/**
 * @param {Iterator<number>} order
 * @param {Set<number>} taken
 */
function firstLeft(order, taken) {
  let next = order.next();
  while (!next.done && taken.has(next.value)) next = order.next();
  taken.add(next.value);
  return next.value;
}
