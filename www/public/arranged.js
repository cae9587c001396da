/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/**
 * A product in its place.
 * @typedef {object} Placed
 * @property {Product} product
 * @property {number} served its place in the server's order, from 0
 * @property {number} place its place for this shopper, from 0
 */

/** Whose order a list has: the server's, that of what others chose, or the shopper's own. @typedef {'server' | 'crowd' | 'mine'} Whose */

/** @typedef {{ placed: Placed[], whose: Whose }} Arranged in the server's order */

/**
 * @param {Product[]} products in the server's order
 * @param {import('../../pkg/types.d.ts').Reranked<any>} [reranked] what reshelf made of them; without it they stay as served
 * @returns {Arranged}
 */
export function arranged(products, reranked) {
  const places = new Map([...(reranked?.order ?? [])].map((served, place) => [served, place]));
  return {
    placed: products.map((product, served) => ({ product, served, place: places.get(served) ?? served })),
    whose: !reranked?.personalised ? 'server' : reranked.arm === 'crowd' ? 'crowd' : 'mine',
  };
}
