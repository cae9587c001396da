import { element } from '../dom.js';
import { money, shortName } from '../words.js';
import { moved } from './moved.js';
import { picture } from './picture.js';
import { stars } from './stars.js';

/** @typedef {import('../arranged.js').Placed} Placed */

/**
 * One product in a list; what moved does not show in the server's order.
 * @param {Placed} placed
 * @param {import('../arranged.js').Whose} whose order the list has
 * @param {boolean} late
 */
export function card({ product, served, place }, whose, late) {
  return element('li', { class: 'card', 'data-id': product.item_id, 'data-brand': product.item_brand, 'data-served': served },
    element('div', { class: 'card-picture' }, picture(product, late), moved(served - place, whose)),
    element('div', { class: 'card-text' },
      element('p', { class: 'card-brand' }, product.item_brand),
      element('h3', { class: 'card-name' }, element('a', { href: `/product/${product.item_id}` }, shortName(product))),
      element('p', { class: 'card-facts' }, element('span', { class: 'card-price' }, money(product.price)), stars(product), product.item_variant ? element('span', {}, product.item_variant) : null),
      element('p', { class: 'why' })));
}
