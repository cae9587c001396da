import { element } from '../dom.js';

const sorts = { relevance: 'Best match', 'price-up': 'Price, low to high', 'price-down': 'Price, high to low', rating: 'Rating' };

/** @param {URL} url @param {string} sort @param {boolean} rated whether there are stars to go by @param {(address: string) => void} narrow */
export function sortMenu(url, sort, rated, narrow) {
  const choose = (/** @type {Event} */ event) => {
    const chosen = new URL(url);
    chosen.searchParams.set('sort', /** @type {HTMLSelectElement} */ (event.target).value);
    if (chosen.searchParams.get('sort') === 'relevance') chosen.searchParams.delete('sort');
    narrow(chosen.href);
  };
  return element('label', { class: 'sort' }, 'Sort by',
    element('select', { onchange: choose, 'data-key': 'sort' }, Object.entries(sorts).filter(([value]) => rated || value !== 'rating').map(([value, label]) => element('option', { value, selected: value === sort }, label))));
}
