// WooCommerce: what its templates, those of blocks and the older ones, write of a product into classes and attributes.

import { attributeOf, textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

const LISTS = ['ul.products', '.wc-block-product-template', '.wc-block-grid__products'];
/** Beside a product, or beneath a cart, what is shown was chosen for another reason. */
const ASIDE = '.related, .upsells, .cross-sells, .up-sells, aside';

/** Taxonomies that say who made it: WooCommerce's own, and what shops had before there was one. */
const BRANDS = ['product_brand', 'pa_brand', 'pwb-brand', 'yith_product_brand', 'brand'];

/** @type {Platform} */
export const woocommerce = {
  isHere: () => document.querySelector('body[class*="woocommerce"], meta[name="generator"][content^="WooCommerce"]'),
  list: () => [...document.querySelectorAll(LISTS.join())].find((list) => !list.closest(ASIDE)),
  readCard(card) {
    const id = /\bpost-(\d+)\b/.exec(card.className)?.[1] ?? attributeOf(card, '[data-product_id]', 'data-product_id');
    return id === undefined ? {} : { item_id: id, ...shown(card, '[class*="product__title"], .wp-block-post-title, h2, h3') };
  },
  product() {
    const of = document.body.matches('.single-product') && document.querySelector('.product[id^="product-"]');
    return of ? { item_id: of.id.replace('product-', ''), ...shown(of, '.product_title, h1') } : undefined;
  },
  card: 'li.product, li.wc-block-product, .wc-block-grid__product',
  cart: 'form.cart, .add_to_cart_button[data-product_id]',
};

/**
 * @param {Element} product
 * @param {string} title selector of it
 */
function shown(product, title) {
  const [brand] = BRANDS.flatMap((taxonomy) => termsOf(product, taxonomy));
  const [category] = termsOf(product, 'product_cat');
  return {
    item_name: textOf(product, title),
    ...(brand && { item_brand: brand }),
    ...(category && { item_category: category }),
    // What is crossed out was asked before; of a range the first is the lowest.
    price: textOf(product, '.price > ins .amount') ?? textOf(product, '.price .amount:not(del *)'),
  };
}

/**
 * `product_cat-trail-shoes` is the term trail-shoes.
 *
 * @param {Element} product
 * @param {string} taxonomy
 */
function termsOf({ classList }, taxonomy) {
  const own = [...classList].filter((name) => name.startsWith(`${taxonomy}-`));
  return own.map((name) => name.slice(taxonomy.length + 1).replaceAll('-', ' '));
}
