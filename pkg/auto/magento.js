// Magento and Adobe Commerce: the markup of Luma, and of themes that keep its forms.

import { attributeOf, textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

const PRICE = '[data-price-type="finalPrice"], [data-price-type="minPrice"]';

/** @type {Platform} */
export const magento = {
  isHere: () => document.querySelector('script[type="text/x-magento-init"]'),
  list: () => document.querySelector(`:is(.catalog-category-view, .catalogsearch-result-index) .products.product-items`),
  readCard: (card) => read(card, '.product-item-link'),
  product() {
    if (!document.body.matches('.catalog-product-view')) return undefined;
    return read(document.querySelector('.product-info-main') ?? document, '.page-title');
  },
  card: '.product-item',
  cart: '[data-role="tocart-form"], #product_addtocart_form',
};

/**
 * @param {ParentNode} product
 * @param {string} title selector of it
 */
function read(product, title) {
  const priced = attributeOf(product, '.price-box[data-product-id]', 'data-product-id');
  const id = priced ?? attributeOf(product, 'input[name="product"]', 'value');
  if (id === undefined) return {};
  return { item_id: id, item_name: textOf(product, title), price: attributeOf(product, PRICE, 'data-price-amount') };
}
