// WooCommerce: its shop page and a product's page, in the markup of its own templates; consent by the WP Consent API.

import { escaped } from './products.js';

/** @typedef {import('./products.js').Shoe} Shoe */
/** @typedef {{ snippet: string }} Around */

const slug = (/** @type {string} */ text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const amount = (/** @type {number} */ price) =>
  `<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">&pound;</span>${price.toFixed(2)}</bdi></span>`;

/** @param {Shoe} shoe */
const priceOf = ({ n, price }) =>
  n % 3 === 0
    ? `<span class="price"><del aria-hidden="true">${amount(price + 20)}</del> <span class="screen-reader-text">Original price was: &pound;${price + 20}.</span>
      <ins aria-hidden="true">${amount(price)}</ins></span>`
    : `<span class="price">${amount(price)}</span>`;

/** @param {Shoe} shoe */
const classes = ({ id, n, category, brand }) =>
  `product type-product post-${id} status-publish ${n ? '' : 'first '}instock product_brand-${slug(brand)} product_cat-${slug(category)} product_tag-wet has-post-thumbnail ${n % 3 ? '' : 'sale '}shipping-taxable purchasable product-type-simple`;

/** @param {Shoe} shoe */
const card = (shoe) => `<li class="${classes(shoe)}">
  <a href="/product/${shoe.handle}/" class="woocommerce-LoopProduct-link woocommerce-loop-product__link">
    <img width="40" height="40" src="/picture/${shoe.n}" class="attachment-woocommerce_thumbnail" alt="">
    <h2 class="woocommerce-loop-product__title">${escaped(shoe.name)}</h2>
    ${priceOf(shoe)}</a>
  <a href="?add-to-cart=${shoe.id}" aria-describedby="woocommerce_loop_add_to_cart_link_describedby_${shoe.id}" data-quantity="1"
    class="button product_type_simple add_to_cart_button ajax_add_to_cart" data-product_id="${shoe.id}" data-product_sku="TS-${shoe.id}" rel="nofollow">Add to cart</a></li>`;

const ajax = `<script>
  document.addEventListener('click', (event) => event.target.closest('.ajax_add_to_cart') && event.preventDefault());
  window.wp_has_consent = (category) => category === 'preferences';
</script>`;

/** @param {Shoe[]} shoes @param {Around} around */
export function listPage(shoes, { snippet }) {
  return `<!doctype html><html lang="en-GB"><head><meta charset="UTF-8"><title>Shop</title><meta name="generator" content="WooCommerce 9.8.1">
${snippet}</head>
<body class="archive post-type-archive post-type-archive-product theme-storefront woocommerce-shop woocommerce woocommerce-page woocommerce-js">
${ajax}<div id="page" class="hfeed site"><main id="main" class="site-main" role="main">
<ul class="products columns-4">
${shoes.map(card).join('\n')}
</ul></main>
<script type="application/ld+json">{"@context":"https://schema.org/","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"item":{"name":"Home","@id":"https://fell-and-shore.example"}},{"@type":"ListItem","position":2,"item":{"name":"Shop","@id":"https://fell-and-shore.example/shop/"}}]}</script>
</div></body></html>`;
}

/** @param {Shoe} shoe @param {Shoe[]} related @param {Around} around */
export function productPage(shoe, related, { snippet }) {
  const { id, name, handle, n, price } = shoe;
  const url = `https://fell-and-shore.example/product/${handle}/`;
  const spec = (/** @type {number} */ price, more = {}) => ({ '@type': 'UnitPriceSpecification', price: price.toFixed(2), priceCurrency: 'GBP', valueAddedTaxIncluded: false, ...more });
  const priceSpecification = n % 3 ? [spec(price)] : [spec(price), spec(price + 20, { priceType: 'https://schema.org/ListPrice' })];
  const json = { '@context': 'https://schema.org/', '@type': 'Product', '@id': `${url}#product`, name: escaped(name), url, sku: `TS-${id}`,
    offers: [{ '@type': 'Offer', priceSpecification, availability: 'https://schema.org/InStock', url }] };
  return `<!doctype html><html lang="en-GB"><head><meta charset="UTF-8"><title>${escaped(name)}</title><meta name="generator" content="WooCommerce 9.8.1">
${snippet}</head>
<body class="product-template-default single single-product postid-${id} theme-storefront woocommerce woocommerce-page woocommerce-js">
${ajax}<div id="page" class="hfeed site"><main id="main" class="site-main" role="main">
<div id="product-${id}" class="${classes(shoe)}">
  <div class="summary entry-summary"><h1 class="product_title entry-title">${escaped(name)}</h1><p class="price">${priceOf(shoe)}</p>
    <form class="cart" action="${url}" method="post" enctype="multipart/form-data"><div class="quantity">
      <input type="number" class="input-text qty text" name="quantity" value="1"></div>
      <button type="submit" name="add-to-cart" value="${id}" class="single_add_to_cart_button button alt">Add to cart</button></form></div>
  <section class="related products"><h2>Related products</h2><ul class="products columns-4">${related.map(card).join('\n')}</ul></section>
</div></main>
<script type="application/ld+json">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script></div></body></html>`;
}

export const list = 'ul.products';
export const cardLink = 'h2';
export const cardCart = '.ajax_add_to_cart';
export const productCart = '.single_add_to_cart_button';
/** @param {Shoe} shoe */
export const itemOf = ({ id, name, brand, category, price }) => ({
  item_id: `${id}`, item_name: name, item_brand: slug(brand).replaceAll('-', ' '), item_category: slug(category).replaceAll('-', ' '), price: `£${price.toFixed(2)}`,
});
