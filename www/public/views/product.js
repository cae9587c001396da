import { pushProduct } from '../data-layer.js';
import { element } from '../dom.js';
import { Grid } from '../parts/grid.js';
import { picture } from '../parts/picture.js';
import { reasons } from '../parts/reasons.js';
import { stars } from '../parts/stars.js';
import { product as askProduct, search } from '../server.js';
import { capitalised, money, shortName } from '../words.js';

/** @typedef {import('../../catalogue/catalogue.js').Product} Product */

const MORE = 6;

/** @param {import('../router.js').Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showProduct({ shop, rest: id, returning, fresh }) {
  const { product, colours } = await askProduct(id);
  const more = await search({ category: product.kind, size: MORE + 1 });
  // Before the list below is arranged: an answer is about the list last ordered that holds the product.
  const why = shop.personal.why(product);
  const grid = new Grid(shop, { id: `more-${product.kind}`, name: `More ${product.item_category2.toLowerCase()}` });
  grid.add(shop.personal.arrange(more.hits.filter((other) => other.item_id !== id).slice(0, MORE), { fresh }));
  return {
    title: product.item_name,
    node: element('div', {},
      element('article', { class: 'product' },
        element('div', { class: 'product-picture' }, picture(product)),
        element('div', { class: 'product-text' },
          element('header', {},
            product.item_brand && element('a', { class: 'product-brand', href: `/search?q=${encodeURIComponent(product.item_brand)}` }, product.item_brand),
            element('h1', {}, shortName(product))),
          element('p', { class: 'product-price' }, money(product.price), stars(product)),
          product.item_variant ? colourLinks(product, colours) : null,
          buyForm(shop, product),
          product.description ? element('p', {}, product.description) : null,
          element('ul', { class: 'product-features' }, product.features.map((feature) => element('li', {}, capitalised(feature)))),
          why.length > 0 ? reasons(why) : null)),
      element('section', {}, element('div', { class: 'section-head' }, element('h2', {}, grid.list.name)), grid.node)),
    shown: () => {
      if (!returning) pushProduct('view_item', product);
      grid.shown();
    },
  };
}

/** @param {Product} product @param {Product[]} colours */
function colourLinks(product, colours) {
  return element('div', {},
    element('p', { class: 'product-label' }, `Colour: ${product.item_variant}`),
    colours.length < 2 ? null : element('nav', { class: 'swatches', 'aria-label': 'Colours' }, colours.map((other) => element('a', {
      href: `/product/${other.item_id}`, 'aria-label': other.item_variant, 'aria-current': other.item_id === product.item_id ? 'page' : null,
    }, picture(other)))));
}

/** @param {import('../shop.js').Shop} shop @param {Product} product */
function buyForm(shop, product) {
  const button = element('button', { class: 'button', type: 'submit' }, 'Add to cart');
  const add = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const size = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('size');
    shop.cart.add(product, typeof size === 'string' ? size : '');
    button.textContent = 'Added to cart';
    setTimeout(() => { button.textContent = 'Add to cart'; }, 1600);
  };
  return element('form', { onsubmit: add, class: 'product-text' },
    product.sizes.length > 0 ? element('fieldset', { class: 'sizes' },
      element('legend', { class: 'product-label' }, 'Size'),
      product.sizes.map((size, i) => element('label', {}, element('input', { type: 'radio', name: 'size', value: size, checked: i === Math.floor(product.sizes.length / 2) }), size))) : null,
    element('div', { class: 'product-buy' }, button, wishButton(shop, product)));
}

/** @param {import('../shop.js').Shop} shop @param {Product} product */
function wishButton({ wishes }, product) {
  const button = element('button', { class: 'wish', type: 'button', onclick: () => { wishes.toggle(product); show(); } });
  const show = () => {
    button.textContent = wishes.has(product) ? '♥ On your wish list' : '♡ Wish list';
    button.setAttribute('aria-pressed', String(wishes.has(product)));
  };
  show();
  return button;
}
