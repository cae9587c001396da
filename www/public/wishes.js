import { pushProduct } from './data-layer.js';
import { readKept, writeKept } from './kept.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

const KEY = 'vardeholm.wishes';

/** What the shopper put by for later; kept over a reload only where that is allowed. */
export class Wishes extends EventTarget {
  /** @param {import('./remembering.js').Remembering} remembering */
  constructor(remembering) {
    super();
    this.remembering = remembering;
    /** @type {Product[]} */
    this.products = remembering.allowed ? readKept(KEY) : [];
    remembering.addEventListener('change', () => this.#changed());
  }

  /** @param {Product} product */
  has({ item_id }) {
    return this.products.some((wished) => wished.item_id === item_id);
  }

  /** @param {Product} product */
  toggle(product) {
    if (this.has(product)) {
      this.products = this.products.filter(({ item_id }) => item_id !== product.item_id);
    } else {
      this.products = [...this.products, product];
      pushProduct('add_to_wishlist', product);
    }
    this.#changed();
  }

  #changed() {
    writeKept(KEY, this.products, this.remembering.allowed);
    this.dispatchEvent(new Event('change'));
  }
}
