import { ATTRIBUTES, item } from './item.js';
import { arranged } from './arranged.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../../pkg/types.d.ts').Reshelf<any>} Shelf */
/** @typedef {import('../../pkg/types.d.ts').ShopFileHead} Head */

/** Who looks on waits so long for a file that lists do not wait for. */
const PATIENCE_MS = 10_000;

/** @type {Promise<Stranger | null> | undefined} */
let met;

/**
 * Someone of whom nothing is known, while the shopper is known perhaps.
 * @param {string} address of the shop file
 * @returns {Promise<Stranger | null>} null where reshelf or the file cannot be used; reshelf's warning says why
 */
export function meetStranger(address) {
  return (met ??= meet(address).catch(() => null).then((stranger) => {
    // What could not be had may be asked for again.
    if (!stranger) met = undefined;
    return stranger;
  }));
}

/** A shelf beside the shopper's, which is told nothing and keeps nothing. @param {string} address */
async function meet(address) {
  const { createReshelf } = await import('/reshelf/index.js');
  // Fetched by the page, so that it is read before the first list.
  const shelf = await createReshelf({ database: 'stranger', autoLearn: false, attributes: ATTRIBUTES, shop: fetch(address) });
  await settled(shelf);
  const { state, head } = shelf.status().shop ?? {};
  if (state === 'used' && head) return new Stranger(shelf, head);
  shelf.dispose();
  return null;
}

/** @param {Shelf} shelf */
async function settled(shelf) {
  const until = performance.now() + PATIENCE_MS;
  while (shelf.status().shop?.state === 'waiting' && performance.now() < until) await new Promise((later) => setTimeout(later, 20));
}

export class Stranger {
  /** @param {Shelf} shelf @param {Head} head what the file says of itself */
  constructor(shelf, head) {
    this.shelf = shelf;
    this.head = head;
  }

  /** What this stranger sees of a list. @param {Product[]} products in the server's order @param {string} query */
  arrange(products, query) {
    return arranged(products, this.shelf.rerank({ items: products.map(item), query }));
  }

  /** @param {Product} product of the list last arranged */
  why(product) {
    return this.shelf.why(product.item_id);
  }
}
