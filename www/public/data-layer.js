import { item } from './item.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/**
 * The data layer of Google's tag, as shops fill it anyway; no tag is loaded here, only reshelf listens.
 * @type {object[]}
 */
export const dataLayer = (/** @type {any} */ (window).dataLayer ??= []);

/** @typedef {{ id: string, name: string, query?: string }} List */

/**
 * Google's own one-liner, which says by consent mode what may be kept.
 * @param {...unknown} _command
 */
export function gtag(..._command) {
  dataLayer.push(arguments);
}

/** @param {string} query */
export function pushSearch(query) {
  dataLayer.push({ event: 'search', search_term: query });
}

/** @param {List} list @param {Product[]} products as displayed, from the top */
export function pushList(list, products) {
  dataLayer.push({
    event: 'view_item_list',
    ...(list.query && { search_term: list.query }),
    ecommerce: { item_list_id: list.id, item_list_name: list.name, items: products.map(itemAt) },
  });
}

/** @param {List} list @param {Product} product @param {number} index where it was displayed, from 0 */
export function pushSelect(list, product, index) {
  dataLayer.push({ event: 'select_item', ecommerce: { item_list_id: list.id, item_list_name: list.name, items: [itemAt(product, index)] } });
}

/** @param {'view_item' | 'add_to_wishlist' | 'add_to_cart' | 'remove_from_cart'} event @param {Product} product @param {number} [quantity] */
export function pushProduct(event, product, quantity = 1) {
  dataLayer.push({ event, ecommerce: { currency: product.currency, value: product.price * quantity, items: [{ ...item(product), quantity }] } });
}

/** @param {{ product: Product, quantity: number }[]} lines */
export function pushPurchase(lines) {
  dataLayer.push({
    event: 'purchase',
    ecommerce: {
      transaction_id: crypto.randomUUID(),
      currency: 'EUR',
      value: lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0),
      items: lines.map(({ product, quantity }) => ({ ...item(product), quantity })),
    },
  });
}

/** @param {Product} product @param {number} index */
const itemAt = (product, index) => ({ ...item(product), index });
