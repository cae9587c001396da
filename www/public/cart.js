import { pushProduct, pushPurchase } from './data-layer.js';
import { readKept, writeKept } from './kept.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {{ product: Product, size: string, quantity: number }} Line */

const KEY = 'vardeholm.cart';

/** What the shopper means to buy; kept over a reload only where that is allowed. */
export class Cart extends EventTarget {
  /** @param {import('./remembering.js').Remembering} remembering */
  constructor(remembering) {
    super();
    this.remembering = remembering;
    /** @type {Line[]} */
    this.lines = remembering.allowed ? readKept(KEY) : [];
    remembering.addEventListener('change', () => this.#changed());
  }

  get count() {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  get total() {
    return this.lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0);
  }

  /** @param {Product} product @param {string} size */
  add(product, size) {
    const line = this.lines.find((known) => known.product.item_id === product.item_id && known.size === size);
    if (line) line.quantity += 1;
    else this.lines.push({ product, size, quantity: 1 });
    pushProduct('add_to_cart', product);
    this.#changed();
  }

  /** @param {Line} line */
  remove(line) {
    this.lines = this.lines.filter((other) => other !== line);
    pushProduct('remove_from_cart', line.product, line.quantity);
    this.#changed();
  }

  buy() {
    pushPurchase(this.lines);
    this.lines = [];
    this.#changed();
  }

  #changed() {
    writeKept(KEY, this.lines, this.remembering.allowed);
    this.dispatchEvent(new Event('change'));
  }
}
