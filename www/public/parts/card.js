import { element } from '../dom.js';
import { capitalised, money } from '../words.js';
import { picture } from './picture.js';
import { stars } from './stars.js';

/** @typedef {import('../personal.js').Placed} Placed */

/** One product in a list; what moved shows only in the shopper's own order. @param {Placed} placed @param {boolean} late */
export function card({ product, served, place }, late) {
  return element('li', { class: 'card', 'data-id': product.item_id, 'data-brand': product.item_brand, 'data-served': served },
    element('div', { class: 'card-picture' }, picture(product, late), moved(served - place)),
    element('div', { class: 'card-text' },
      element('p', { class: 'card-brand' }, product.item_brand),
      element('h3', { class: 'card-name' }, element('a', { href: `/product/${product.item_id}` }, shortName(product))),
      element('p', { class: 'card-facts' }, element('span', { class: 'card-price' }, money(product.price)), stars(product), element('span', {}, product.item_variant)),
      element('p', { class: 'why' })));
}

/** The name without the brand, which stands above it. @param {import('../../catalogue/catalogue.js').Product} product */
function shortName({ item_name, item_brand }) {
  return capitalised(item_name.slice(item_brand.length + 1));
}

/** @param {number} up by how many places; below 0 it went down */
function moved(up) {
  if (up === 0) return null;
  const words = `moved ${up > 0 ? 'up' : 'down'} ${Math.abs(up)} ${Math.abs(up) === 1 ? 'place' : 'places'} for you`;
  return element('span', { class: up > 0 ? 'moved' : 'moved down', role: 'img', 'aria-label': words, title: words }, `${up > 0 ? '▲' : '▼'}${Math.abs(up)}`);
}
