// Shopware 6: the product boxes of its listings, and its buy forms.

import { attributeOf, textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

const LINE_ITEM = 'input[name^="lineItems["][name$="[id]"]';

/** @type {Platform} */
export const shopware = {
  isHere: () => document.body.matches('[class*="is-ctl-"]'),
  list: () => document.querySelector('.cms-listing-row'),
  readCard(card) {
    // Releases before 6.7 told but a number and a name there, and those before 6.4 nothing.
    const { id = idIn(card), name, brand, variant, price } = information(card);
    const fields = { item_brand: brand, item_variant: variant, price: price ?? asked(card, '.product-price') };
    return id === undefined ? {} : { item_id: id, item_name: name ?? textOf(card, '.product-name'), ...fields };
  },
  product() {
    if (!document.body.matches('.is-ctl-product')) return undefined;
    const detail = document.querySelector('.product-detail-buy, .buy-widget-container, form.buy-widget');
    const id = detail && idIn(detail);
    return id ? { item_id: id, item_name: textOf(document, '.product-detail-name') } : undefined;
  },
  card: '.product-box',
  cart: 'form.buy-widget, form[data-add-to-cart]',
};

/** @param {Element} within */
function idIn(within) {
  return attributeOf(within, 'input[name="product-id"]', 'value') ?? attributeOf(within, LINE_ITEM, 'value');
}

/** @param {Element} card @returns {Record<string, any>} */
function information(card) {
  const told = card.querySelector('[data-product-information]')?.getAttribute('data-product-information');
  try {
    return JSON.parse(told ?? '{}') ?? {};
  } catch {
    return {};
  }
}

/**
 * What stands beside it, in elements of its own, was asked before.
 *
 * @param {ParentNode} product
 * @param {string} selector
 */
function asked(product, selector) {
  const nodes = [...(product.querySelector(selector)?.childNodes ?? [])];
  const own = nodes.filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return own.map(({ textContent }) => textContent?.trim()).find(Boolean);
}
