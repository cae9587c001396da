// One list's order from the core, mixed with the server's where the shop measures so.

import { maxShiftOf, pinnedOf, strengthOf } from './order.js';
import { coinsOf, teamDraft } from './team-draft.js';

/** @typedef {import('./types.d.ts').RerankOptions<any>} RerankOptions */
/** @typedef {import('./wasm/core.js').Shelf} Core */
/** @typedef {Omit<import('./types.d.ts').Reranked<any>, 'items'>} Ranked */

/**
 * @param {Core} core
 * @param {{ numbers: Float64Array, text: string }} packed the list
 * @param {RerankOptions} options
 * @param {{ heldOut: boolean, seed: number, at: number }} shopper
 * @returns {Ranked}
 */
export function rank(core, packed, options, { heldOut, seed, at }) {
  const pinned = pinnedOf(options);
  const order = core.rerank(
    packed.numbers,
    packed.text,
    String(options.query ?? ''),
    heldOut ? 0 : strengthOf(options),
    maxShiftOf(options),
    pinned,
    String(options.diversity?.by ?? ''),
    options.diversity?.run ?? 0,
    options.refresh ?? false,
    at,
  );
  if (!core.personalised) return { order, personalised: false, arm: heldOut && !core.stranger ? 'holdout' : 'server' };
  if (!options.interleave) return { order, personalised: true, arm: 'personal' };

  const { order: mixed, teams } = teamDraft(order, pinned, coinsOf(`${options.query ?? ''}:${order.join()}`, seed));
  core.displayed(mixed);
  return { order: mixed, personalised: true, arm: 'interleaved', teams };
}

/**
 * What stands in a list at these indices.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {Uint32Array} order
 * @returns {T[]}
 */
export function inOrder(list, order) {
  const ordered = new Array(order.length);
  for (let k = 0; k < ordered.length; k++) ordered[k] = list[/** @type {number} */ (order[k])];
  return ordered;
}
