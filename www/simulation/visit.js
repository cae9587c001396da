/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../catalogue/random.js').Random} Random */
/** @typedef {import('./shopper.js').SimulatedShopper} SimulatedShopper */

/** The place k of a list, from 1, is looked at with the chance k^-FALL. */
export const FALL = 0.6;

/** Going away pleases so much. */
const LEAVE = 1.5;
const CHOSEN_MAX = 2;

/**
 * What someone chooses from a list: of the places that they look at what pleases most, then perhaps one more, or nothing.
 * @param {readonly Product[]} list as displayed
 * @param {SimulatedShopper} shopper
 * @param {string} sought slug of the kind they want
 * @param {Random} random
 */
export function choose(list, shopper, sought, random) {
  const looked = list.filter((_, place) => random.next() < (place + 1) ** -FALL);
  return looked
    .map((product) => ({ product, pleases: shopper.liking(product, sought) + gumbel(random) }))
    .filter(({ pleases }) => pleases > LEAVE)
    .sort((a, b) => b.pleases - a.pleases)
    .slice(0, CHOSEN_MAX)
    .map(({ product }) => product);
}

/** The noise by which the most pleasing is chosen in proportion to e to the liking. @param {Random} random */
const gumbel = (random) => -Math.log(-Math.log(1 - random.next()));
