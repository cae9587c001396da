// Shopify: a page of a collection and a product's page, in the markup of the Dawn theme and of the platform's own scripts.

import { escaped, euros } from './products.js';

/** @typedef {import('./products.js').Shoe} Shoe */
/** @typedef {{ snippet: string, body?: string }} Around */

/** @param {Shoe} shoe */
const known = ({ id, name, brand, category, price }) => ({
  id, gid: `gid://shopify/Product/${id}`, vendor: brand, type: category, remote: false,
  variants: [41, 42].map((size) => ({ id: id * 10 + size, price: (price + size - 41) * 100, name: `${name} - ${size}`, public_title: `${size}`, sku: `TS-${id}-${size}` })),
});

/** @param {object} meta */
const scripts = (meta) => `<script>
  window.Shopify = window.Shopify || {};
  Shopify.shop = "fell-and-shore.myshopify.com";
  Shopify.loadFeatures = (features, loaded) => {
    Shopify.customerPrivacy = { preferencesProcessingAllowed: () => true };
    setTimeout(loaded);
  };
</script>
<script>
  window.ShopifyAnalytics = window.ShopifyAnalytics || {};
  window.ShopifyAnalytics.meta = window.ShopifyAnalytics.meta || {};
  window.ShopifyAnalytics.meta.currency = 'EUR';
  var meta = ${JSON.stringify(meta).replaceAll('<', '\\u003c')};
  for (var attr in meta) { window.ShopifyAnalytics.meta[attr] = meta[attr]; }
</script>`;

/** @param {Shoe} shoe */
const card = ({ id, name, handle, price, n }) => `<li class="grid__item scroll-trigger animate--slide-in" data-cascade>
  <div class="card-wrapper product-card-wrapper underline-links-hover">
    <div class="card card--standard card--media" style="--ratio-percent: 100%;">
      <div class="card__inner color-scheme-2 gradient ratio"><div class="card__media"><div class="media media--transparent media--hover-effect">
        <img src="/picture/${n}" alt="${escaped(name)}" class="motion-reduce" loading="lazy" width="40" height="40"></div></div></div>
      <div class="card__content"><div class="card__information">
        <h3 class="card__heading h5" id="title-template--16029__product-grid-${id}">
          <a href="/collections/shoes/products/${handle}?_pos=${n}&amp;_fid=f${n}&amp;_ss=c" id="CardLink-template--16029__product-grid-${id}"
            class="full-unstyled-link">${escaped(name)}</a></h3>
        <div class="card-information"><div class="price"><div class="price__container"><div class="price__regular">
          <span class="price-item price-item--regular">${euros(price)}</span></div></div></div></div>
      </div>
      <div class="quick-add no-js-hidden"><product-form data-section-id="template--16029__product-grid">
        <form method="post" action="/cart/add" id="quick-add-template--16029__product-grid${id}" class="form" novalidate data-type="add-to-cart-form">
          <input type="hidden" name="id" value="${id * 10 + 41}"><button type="submit" name="add">Add to cart</button></form></product-form></div>
      </div></div></div></li>`;

/** @param {Shoe[]} shoes @param {Around} around */
export function listPage(shoes, { snippet }) {
  const page = { pageType: 'collection', resourceType: 'collection', resourceId: 466590564638, requestId: 'b1-1' };
  return `<!doctype html><html class="no-js" lang="en"><head><meta charset="utf-8"><title>Shoes</title>
${scripts({ products: shoes.map(known), page })}
${snippet}</head>
<body class="gradient"><header><a href="/products/${shoes[0]?.handle}">Shoe of the week</a></header>
<main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1">
<section id="shopify-section-template--16029__product-grid" class="shopify-section section"><div class="product-grid-container" id="ProductGridContainer">
  <div class="collection page-width"><ul id="product-grid" data-id="template--16029__product-grid"
    class="grid product-grid grid--2-col-tablet-down grid--4-col-desktop">${shoes.map(card).join('\n')}</ul></div></div></section>
</main></body></html>`;
}

/** @param {Shoe} shoe @param {Shoe[]} related @param {Around} around */
export function productPage(shoe, related, { snippet }) {
  const { id, name, handle, brand, category, price } = shoe;
  const group = {
    '@context': 'http://schema.org/', '@id': `/products/${handle}#product`, '@type': 'ProductGroup', brand: { '@type': 'Brand', name: brand }, category, name, productGroupID: `${id}`,
    url: `https://fell-and-shore.example/products/${handle}`,
    hasVariant: [41, 42].map((size) => ({ '@id': `/products/${handle}?variant=${id * 10 + size}#variant`, '@type': 'Product', name: `${name} - ${size}`, sku: `TS-${id}-${size}`,
      offers: { '@id': `/products/${handle}?variant=${id * 10 + size}#offer`, '@type': 'Offer', price: (price + size - 41).toFixed(2), priceCurrency: 'EUR' } })),
  };
  const page = { pageType: 'product', resourceType: 'product', resourceId: id, requestId: 'b1-2' };
  return `<!doctype html><html class="no-js" lang="en"><head><meta charset="utf-8"><title>${escaped(name)}</title>
<meta property="og:title" content="${escaped(name)}"><meta property="og:type" content="product">
${scripts({ product: known(shoe), page })}
${snippet}</head>
<body class="gradient"><main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1">
<section class="shopify-section section"><product-info><div class="product__title"><h1>${escaped(name)}</h1></div>
  <form method="post" action="/cart/add" id="product-form-template--16030__main" class="form" novalidate data-type="add-to-cart-form">
    <input type="hidden" name="id" value="${id * 10 + 42}" class="product-variant-id">
    <button id="ProductSubmitButton" type="submit" name="add" class="product-form__submit button"><span>Add to cart</span></button></form>
  <script type="application/ld+json">${JSON.stringify(group)}</script></product-info></section>
<section class="shopify-section section"><product-recommendations><ul class="grid product-grid">${related.map(card).join('\n')}</ul></product-recommendations></section>
</main></body></html>`;
}

export const list = '#product-grid';
export const cardLink = 'h3 a';
export const cardCart = '.quick-add button';
export const productCart = '#ProductSubmitButton';
/** What it has of a product by itself, in a list and on its own page. @param {Shoe} shoe */
export const itemOf = ({ handle, name, brand, category, price }) => ({ item_id: handle, item_name: name, item_brand: brand, item_category: category, price });
