import { element } from '../dom.js';
import { countFilters, noFilters } from '../filters.js';

/** @typedef {import('../filters.js').Filters} Filters */

/** What the list is narrowed to, each to be taken away. @param {Filters} chosen @param {(filters: Filters) => void} apply */
export function filterChips(chosen, apply) {
  if (countFilters(chosen) === 0) return null;
  /** @param {string} label @param {Filters} rest what stays without it */
  const chip = (label, rest) => element('li', {}, element('button', { class: 'filter-chip', type: 'button', 'aria-label': `Remove the filter ${label}`, onclick: () => apply(rest) }, label, element('span', { 'aria-hidden': 'true' }, '×')));
  const without = (/** @type {string[]} */ values, /** @type {string} */ value) => values.filter((other) => other !== value);
  return element('ul', { class: 'filter-chips', 'aria-label': 'Filters that are on' },
    chosen.brand.map((brand) => chip(brand, { ...chosen, brand: without(chosen.brand, brand) })),
    chosen.colour.map((colour) => chip(colour, { ...chosen, colour: without(chosen.colour, colour) })),
    chosen.price ? chip(priceWords(chosen.price), { ...chosen, price: '' }) : null,
    chosen.rating ? chip(`${chosen.rating} stars and more`, { ...chosen, rating: '' }) : null,
    element('li', {}, element('button', { class: 'link-button', type: 'button', onclick: () => apply(noFilters) }, 'Clear all')));
}

/** "10-50" becomes "€10 to €50" @param {string} price */
function priceWords(price) {
  const [from, to] = price.split('-');
  return [from ? `from €${from}` : '', to ? `up to €${to}` : ''].filter(Boolean).join(', ');
}
