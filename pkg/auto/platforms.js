// Which platform a page is made by.

import { magento } from './magento.js';
import { shopify } from './shopify.js';
import { shopware } from './shopware.js';
import { woocommerce } from './woocommerce.js';

/** @typedef {import('../dom.d.ts').CardItem} CardItem */

/**
 * What a platform puts on its pages by itself. The ids are the same on all of them.
 *
 * @typedef {object} Platform
 * @property {() => unknown} isHere
 * @property {() => Element | null | undefined} list the results of a search or of a category, where the page is one
 * @property {(card: Element, place: number) => Partial<CardItem>} readCard a product in a list; without an id it is none
 * @property {() => Partial<CardItem> | undefined} product whose own page this is
 * @property {string} card selector of a product in any list
 * @property {string} cart selector of forms, and of buttons without one, that put something into the cart
 */

const NONE = ':not(*)';

/** @type {Platform} */
const unknown = {
  isHere: () => true,
  list: () => null,
  readCard: () => ({}),
  product: () => undefined,
  card: NONE,
  cart: NONE,
};

/** @returns {Platform} */
export function platformHere() {
  return [shopify, woocommerce, magento, shopware].find(({ isHere }) => isHere()) ?? unknown;
}
