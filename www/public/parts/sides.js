import { element } from '../dom.js';
import { money } from '../words.js';
import { moved } from './moved.js';
import { picture } from './picture.js';
import { telling } from './telling.js';

/** @typedef {import('../arranged.js').Placed} Placed */
/** @typedef {import('../../catalogue/catalogue.js').Product} Product */

const SVG = 'http://www.w3.org/2000/svg';
const FIRST_PICTURES = 12;

/** @type {Record<import('../arranged.js').Whose, string>} */
const names = { server: 'Ordered for you', crowd: 'By what others chose', mine: 'Ordered for you' };

/**
 * Both orders beside each other, and a line from each product's place in the one to its place in the other.
 * @param {Placed[]} served in the server's order
 * @param {Placed[]} mine the same for this shopper
 * @param {{ whose: import('../arranged.js').Whose, why: (product: Product) => import('../../../pkg/types.d.ts').Reason[] }} order
 */
export function sides(served, mine, { whose, why }) {
  const places = new Map(mine.map((placed, place) => [placed.product.item_id, place]));
  const ups = served.map(({ product }, i) => i - (places.get(product.item_id) ?? i));
  const upOf = new Map(served.map(({ product }, i) => [product.item_id, ups[i] ?? 0]));
  const node = element('div', { class: 'sides', onpointerover: light, onfocusin: light },
    side('Server’s order', served.map((placed, i) => row(placed, i))),
    lines(served.map(({ product }, from) => ({ id: product.item_id, from, to: places.get(product.item_id) ?? from }))),
    side(names[whose], mine.map((placed, i) => {
      const up = upOf.get(placed.product.item_id) ?? 0;
      return row(placed, i, moved(up, whose), up > 0 ? telling(why(placed.product)) : '');
    })));
  return node;

  /** Shows where the product under the pointer or the focus stands in both. @param {Event} event */
  function light({ target }) {
    const id = target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : null;
    for (const part of node.querySelectorAll('[data-id]')) part.classList.toggle('lit', part.getAttribute('data-id') === id);
  }
}

/** @param {string} name @param {HTMLElement[]} rows */
function side(name, rows) {
  return element('section', { class: 'side', 'aria-label': name }, element('h3', {}, name), element('ol', {}, rows));
}

/** @param {Placed} placed @param {number} place @param {HTMLElement | null} [mark] @param {string} [why] */
function row({ product }, place, mark = null, why = '') {
  return element('li', { class: 'side-row', 'data-id': product.item_id },
    element('span', { class: 'side-place', 'aria-hidden': 'true' }, place + 1),
    element('div', { class: 'side-picture' }, picture(product, place >= FIRST_PICTURES)),
    element('div', { class: 'side-text' },
      element('a', { href: `/product/${product.item_id}` }, product.item_name),
      element('small', { class: why ? 'side-why' : 'quiet' }, why || money(product.price))),
    mark);
}

/** @param {{ id: string, from: number, to: number }[]} moves */
function lines(moves) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'side-lines');
  drawing.setAttribute('viewBox', `0 0 100 ${moves.length}`);
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('aria-hidden', 'true');
  // Those that went up are drawn last, above the others.
  for (const { id, from, to } of [...moves].sort((a, b) => Number(a.to < a.from) - Number(b.to < b.from))) {
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', `M0 ${from + 0.5}C50 ${from + 0.5} 50 ${to + 0.5} 100 ${to + 0.5}`);
    line.setAttribute('class', to < from ? 'up' : 'down');
    line.setAttribute('data-id', id);
    drawing.append(line);
  }
  return drawing;
}
