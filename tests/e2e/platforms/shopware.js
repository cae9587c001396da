// Shopware 6: a listing and a product's page, in the markup of its own storefront; the shop has the consent.

import { escaped, euros } from './products.js';

/** @typedef {import('./products.js').Shoe} Shoe */
/** @typedef {{ snippet: string }} Around */

/** Its ids have 32 digits. @param {Shoe} shoe */
const idOf = ({ id }) => `0190${id.toString(16).padStart(28, '0')}`;

/** @param {string} id @param {string} name */
const lineItem = (id, name) => `<input type="hidden" name="redirectTo" value="frontend.detail.page">
  <input type="hidden" name="redirectParameters" data-redirect-parameters="true" value='{"productId": "${id}"}'>
  <input type="hidden" name="lineItems[${id}][id]" value="${id}"><input type="hidden" name="lineItems[${id}][type]" value="product">
  <input type="hidden" name="lineItems[${id}][quantity]" value="1"><input type="hidden" name="product-name" value="${escaped(name)}">`;

/** The newest releases tell more there than a number and a name. @param {Shoe} shoe @param {boolean} newest */
const card = (shoe, newest) => {
  const id = idOf(shoe);
  const { name, handle, n, price } = shoe;
  const more = newest ? { sku: `TS-${shoe.id}`, brand: shoe.brand, price } : {};
  return `<div class="cms-listing-col col-sm-6 col-lg-4 col-xl-3" role="listitem">
  <div class="card product-box box-standard" data-product-information="${escaped(JSON.stringify({ id, name, ...more }))}"><div class="card-body">
    <div class="product-image-wrapper"><a href="/${handle}/TS-${shoe.id}" title="${escaped(name)}" class="product-image-link is-standard"><img src="/picture/${n}" class="product-image is-standard" width="40" height="40" alt=""></a></div>
    <div class="product-info"><a href="/${handle}/TS-${shoe.id}" class="product-name" title="${escaped(name)}">
        ${escaped(name)}
      </a>
      <div class="product-price-info"><p class="product-price-unit"></p><div class="product-price-wrapper"><span class="product-price${n % 3 ? '' : ' with-list-price'}">
        ${euros(price)}*
        ${n % 3 ? '' : `<span class="list-price"><span class="list-price-price">${euros(price + 20)}*</span></span>`}</span></div></div>
      <div class="product-action"><form action="/checkout/line-item/add" method="post" class="buy-widget" data-add-to-cart="true">${lineItem(id, name)}
        <div class="d-grid"><button class="btn btn-buy" title="Add to shopping cart">Add to shopping cart</button></div></form></div>
      <input type="hidden" name="product-name" value="${escaped(name)}"><input type="hidden" name="product-id" value="${id}"></div></div></div></div>`;
};

/** @param {Shoe[]} shoes @param {Around} around */
export function listPage(shoes, { snippet }) {
  return `<!doctype html><html lang="en-GB" itemscope="itemscope" itemtype="https://schema.org/WebPage"><head><meta charset="utf-8"><title>Shoes</title>
${snippet}</head><body class="is-ctl-navigation is-act-index is-active-route-frontend-navigation-page">
<main class="content-main"><div class="cms-page"><div class="cms-element-product-listing-wrapper"><div class="cms-element-product-listing">
<div class="row cms-listing-row js-listing-wrapper" role="list">${shoes.map((shoe) => card(shoe, true)).join('\n')}</div></div></div></div></main></body></html>`;
}

/** @param {Shoe} shoe @param {Shoe[]} related @param {Around} around */
export function productPage(shoe, related, { snippet }) {
  const { name, brand, handle, price } = shoe;
  return `<!doctype html><html lang="en-GB" itemscope="itemscope" itemtype="https://schema.org/WebPage"><head><meta charset="utf-8"><title>${escaped(name)}</title>
${snippet}</head><body class="is-ctl-product is-act-index is-active-route-frontend-detail-page">
<main class="content-main"><div class="product-detail" itemscope itemtype="https://schema.org/Product"><div class="product-detail-content">
  <h1 class="product-detail-name" itemprop="name">${escaped(name)}</h1>
  <div class="product-detail-buy"><div itemprop="brand" itemtype="https://schema.org/Brand" itemscope><meta itemprop="name" content="${escaped(brand)}"></div>
    <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="url" content="/${handle}/TS-${shoe.id}"><meta itemprop="priceCurrency" content="EUR">
      <div class="product-detail-price-container"><meta itemprop="price" content="${price}"><p class="product-detail-price">
        ${euros(price)}*
      </p></div>
      <form id="productDetailPageBuyProductForm" action="/checkout/line-item/add" method="post" class="buy-widget" data-add-to-cart="true">${lineItem(idOf(shoe), name)}
        <button class="btn btn-primary btn-buy" title="Add to shopping cart">Add to shopping cart</button></form></div>
    <span class="product-detail-ordernumber" itemprop="sku">TS-${shoe.id}</span></div></div>
  <div class="cms-element-product-slider">${related.map((shoe) => card(shoe, false)).join('\n')}</div></div></main></body></html>`;
}

export const list = '.cms-listing-row';
export const cardLink = '.product-name';
export const cardCart = '.btn-buy';
export const productCart = '#productDetailPageBuyProductForm .btn-buy';
/** @param {Shoe} shoe */
export const itemOf = (shoe) => ({ item_id: idOf(shoe), item_name: shoe.name, item_brand: shoe.brand, price: shoe.price });
