import { element } from '../dom.js';

/** A drawing of a product; without words, as its name always stands beside it. @param {import('../../catalogue/catalogue.js').Product} product @param {boolean} [late] whether it may load when it comes near the screen */
export function picture(product, late = false) {
  return element('img', { src: `/pictures/${product.item_id}.svg`, alt: '', width: 400, height: 400, decoding: 'async', loading: late ? 'lazy' : null });
}
