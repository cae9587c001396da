import { element } from '../dom.js';
import { filterForm } from './filter-form.js';

/**
 * The filters of a narrow screen: a button, and a drawer that applies them all at once.
 * @param {import('../server.js').Facets} facets
 * @param {import('../filters.js').Filters} chosen
 * @param {{ count: number, rated: boolean }} how count: how many are on; rated: whether there are stars to go by
 * @param {(filters: import('../filters.js').Filters) => void} apply
 */
export function filterDrawer(facets, chosen, { count, rated }, apply) {
  const close = () => drawer.close();
  const drawer = element('dialog', { class: 'drawer', 'aria-label': 'Filters', onclick: (/** @type {Event} */ event) => event.target === drawer && close() },
    element('div', { class: 'drawer-inner' },
      element('header', { class: 'drawer-head' }, element('h2', {}, 'Filters'),
        element('button', { class: 'close', type: 'button', 'aria-label': 'Close', onclick: close }, '×')),
      filterForm(facets, chosen, { rated, done: (filters) => { close(); apply(filters); } })));
  return element('div', { class: 'filter-drawer' },
    element('button', { class: 'filter-button', type: 'button', 'aria-haspopup': 'dialog', 'data-key': 'filters', onclick: () => drawer.showModal() },
      'Filters', count > 0 ? element('b', {}, count) : null),
    drawer);
}
