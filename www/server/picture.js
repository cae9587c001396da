import { brands } from '../catalogue/brands.js';
import { colours } from '../catalogue/colours.js';
import { kinds } from '../catalogue/kinds.js';
import { drawPicture } from '../catalogue/pictures/picture.js';
import { drawPlaceholder } from './placeholder.js';

/**
 * A product's picture as SVG: drawn where the shop knows what it is, else a plain one with its initials.
 * @param {import('./product-search.js').Product} product
 */
export function pictureOf(product) {
  const known = kinds.some(({ slug }) => slug === product.kind)
    && brands.some(({ name }) => name === product.item_brand)
    && colours.some(({ name }) => name === product.item_variant);
  return known ? drawPicture(product) : drawPlaceholder(product);
}
