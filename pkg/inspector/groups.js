// A score split by what was looked at.

/** @typedef {import('../types.d.ts').Reason} Reason */
/** @typedef {{ group: string, words: string, share: number }} Part */

/** In the order in which they are told. @type {Record<string, string>} */
export const GROUPS = {
  attributes: 'Brand, colour and kind',
  choices: 'What you chose before',
  seen: 'What you looked at before',
  words: 'Words of titles and searches',
  likeness: 'Looks like what you looked at',
  budget: 'Your usual price',
  price: 'Price within the list',
  deal: 'Price against what you saw',
  impressions: 'Shown before, passed over',
  position: 'How far down you look',
  server: 'The shop’s own order',
  crowd: 'What others chose',
  moment: 'The list as a whole',
};

/**
 * The shares of one item by group, largest effect first, without those that have none.
 *
 * @param {readonly Reason[]} reasons
 * @returns {Part[]}
 */
export function parts(reasons) {
  /** @type {Map<string, number>} */
  const shares = new Map();
  for (const { group, share } of reasons) shares.set(group, (shares.get(group) ?? 0) + share);
  return [...shares]
    .map(([group, share]) => ({ group, words: GROUPS[group] ?? group, share }))
    .filter(({ share }) => Math.abs(share) >= 0.005)
    .sort((one, other) => Math.abs(other.share) - Math.abs(one.share));
}

/** @param {readonly { share: number }[]} some */
export const total = (some) => some.reduce((sum, { share }) => sum + share, 0);
