// Magento and Adobe Commerce: the markup of Luma, and of themes that keep its forms.

import { attributeOf, textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

const PRICE = '[data-price-type="finalPrice"], [data-price-type="minPrice"]';

/** @type {Platform} */
export const magento = {
  isHere: () => document.querySelector('script[type="text/x-magento-init"]'),
  list: () => document.querySelector('.catalog-category-view .products.product-items, .catalogsearch-result-index .products.product-items'),
  readCard: (card) => read(card, '.product-item-link'),
  product: () => (document.body.matches('.catalog-product-view') ? read(document.querySelector('.product-info-main') ?? document, '.page-title') : undefined),
  card: '.product-item',
  cart: '[data-role="tocart-form"], #product_addtocart_form',
};

/**
 * @param {ParentNode} product
 * @param {string} title selector of it
 */
function read(product, title) {
  const id = attributeOf(product, '.price-box[data-product-id]', 'data-product-id') ?? attributeOf(product, 'input[name="product"]', 'value');
  return id === undefined ? {} : { item_id: id, item_name: textOf(product, title), price: attributeOf(product, PRICE, 'data-price-amount') };
}
