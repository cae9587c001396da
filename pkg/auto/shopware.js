// Shopware 6: the product boxes of its listings, and its buy forms.

import { attributeOf, textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

const LINE_ITEM = 'input[name^="lineItems["][name$="[id]"]';

/** @type {Platform} */
export const shopware = {
  isHere: () => document.body.matches('[class*="is-ctl-"]'),
  list: () => document.querySelector('.cms-listing-row'),
  readCard(card) {
    const id = attributeOf(card, 'input[name="product-id"]', 'value') ?? attributeOf(card, LINE_ITEM, 'value') ?? informed(card);
    return id === undefined ? {} : { item_id: id, item_name: textOf(card, '.product-name'), price: asked(card, '.product-price') };
  },
  product() {
    const id = document.body.matches('.is-ctl-product') && attributeOf(document, `.product-detail-buy ${LINE_ITEM}, .buy-widget ${LINE_ITEM}`, 'value');
    return id ? { item_id: id, item_name: textOf(document, '.product-detail-name'), price: asked(document, '.product-detail-price') } : undefined;
  },
  card: '.product-box',
  cart: 'form.buy-widget, form[data-add-to-cart]',
};

/** @param {Element} card @returns {string | undefined} */
function informed(card) {
  try {
    return JSON.parse(attributeOf(card, '[data-product-information]', 'data-product-information') ?? '{}').id;
  } catch {
    return undefined;
  }
}

/**
 * What stands beside it, in elements of its own, was asked before.
 *
 * @param {ParentNode} product
 * @param {string} selector
 */
function asked(product, selector) {
  const nodes = [...(product.querySelector(selector)?.childNodes ?? [])].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return nodes.map(({ textContent }) => textContent?.trim()).find(Boolean);
}
