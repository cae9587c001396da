// Magento and Adobe Commerce: a category and a product's page, in the markup of the Luma theme; consent by Google's mode.

import { escaped, euros } from './products.js';

/** @typedef {import('./products.js').Shoe} Shoe */
/** @typedef {{ snippet: string }} Around */

/** @param {Shoe} shoe */
const priceBox = ({ id, n, price }) => `<div class="price-box price-final_price" data-role="priceBox" data-product-id="${id}" data-price-box="product-id-${id}">
  ${n % 3 ? '' : `<span class="old-price"><span class="price-container price-final_price"><span id="old-price-${id}" data-price-amount="${price + 20}" data-price-type="oldPrice" class="price-wrapper "><span class="price">${euros(price + 20)}</span></span></span></span>`}
  <span class="special-price"><span class="price-container price-final_price tax weee"><span id="product-price-${id}" data-price-amount="${price}" data-price-type="finalPrice" class="price-wrapper "><span class="price">${euros(price)}</span></span></span></span></div>`;

/** @param {Shoe} shoe */
const card = (shoe) => `<li class="item product product-item"><div class="product-item-info" id="product-item-info_${shoe.id}" data-container="product-grid">
  <a href="/${shoe.handle}.html" class="product photo product-item-photo" tabindex="-1"><img class="product-image-photo" src="/picture/${shoe.n}" width="40" height="40" alt=""></a>
  <div class="product details product-item-details"><strong class="product name product-item-name"><a class="product-item-link" href="/${shoe.handle}.html">
    ${escaped(shoe.name)}</a></strong>
  ${priceBox(shoe)}
  <div class="product-item-inner"><div class="product actions product-item-actions"><div class="actions-primary">
    <form data-role="tocart-form" data-product-sku="TS-${shoe.id}" action="/checkout/cart/add/product/${shoe.id}/" method="post">
      <input type="hidden" name="product" value="${shoe.id}"><input type="hidden" name="uenc" value="aHR0">
      <button type="submit" title="Add to Cart" class="action tocart primary"><span>Add to Cart</span></button></form></div></div></div></div></div></li>`;

const head = (/** @type {string} */ title, /** @type {string} */ snippet) => `<head><meta charset="utf-8"/><title>${escaped(title)}</title>
<script>window.dataLayer = [["consent", "default", { personalization_storage: "denied" }], ["consent", "update", { personalization_storage: "granted" }]];</script>
<script type="text/x-magento-init">{ "*": { "mage/cookies": { "expires": null, "path": "/" } } }</script>
${snippet}</head>`;

/** @param {Shoe[]} shoes @param {Around} around */
export function listPage(shoes, { snippet }) {
  return `<!doctype html><html lang="en">${head('Shoes', snippet)}
<body data-container="body" class="page-with-filter page-products categorypath-shoes category-shoes catalog-category-view page-layout-2columns-left">
<main id="maincontent" class="page-main"><div class="columns"><div class="column main"><div class="products wrapper grid products-grid">
<ol class="products list items product-items">${shoes.map(card).join('\n')}</ol></div></div></div></main></body></html>`;
}

/** @param {Shoe} shoe @param {Shoe[]} related @param {Around} around */
export function productPage(shoe, related, { snippet }) {
  return `<!doctype html><html lang="en">${head(shoe.name, snippet)}
<body data-container="body" itemtype="http://schema.org/Product" itemscope="itemscope" class="catalog-product-view product-${shoe.handle} page-layout-1column">
<main id="maincontent" class="page-main"><div class="columns"><div class="column main"><div class="product-info-main">
  <div class="page-title-wrapper product"><h1 class="page-title"><span class="base" data-ui-id="page-title-wrapper" itemprop="name">${escaped(shoe.name)}</span></h1></div>
  <div class="product-info-price">${priceBox(shoe)}<div class="product attribute sku"><div class="value" itemprop="sku">TS-${shoe.id}</div></div></div>
  <div class="product-add-form"><form data-product-sku="TS-${shoe.id}" action="/checkout/cart/add/product/${shoe.id}/" method="post" id="product_addtocart_form">
    <input type="hidden" name="product" value="${shoe.id}"/><button type="submit" class="action primary tocart" id="product-addtocart-button"><span>Add to Cart</span></button></form></div></div>
  <div class="block related"><div class="products wrapper grid products-grid products-related"><ol class="products list items product-items">${related.map(card).join('\n')}</ol></div></div>
</div></div></main></body></html>`;
}

export const list = '.products.product-items';
export const cardLink = '.product-item-link';
export const cardCart = '.tocart';
export const productCart = '#product-addtocart-button';
/** @param {Shoe} shoe */
export const itemOf = ({ id, name, price }) => ({ item_id: `${id}`, item_name: name, price: `${price}` });
