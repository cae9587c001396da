import { element } from '../dom.js';
import { number } from '../words.js';

/** @typedef {import('../filters.js').Filters} Filters */
/** @typedef {import('../server.js').Facets} Facets */
/** @typedef {import('../server.js').FacetValue} FacetValue */

const SHOWN = 8;
const GOOD = 4;

/**
 * @param {Facets} facets
 * @param {Filters} chosen
 * @param {{ rated: boolean, changed?: (filters: Filters) => void, done?: (filters: Filters) => void }} how rated: whether there are stars to go by; changed: on every change; done: by its button, which is there only then
 */
export function filterForm(facets, chosen, { rated, changed, done }) {
  const form = element('form', {
    class: 'filter-form',
    onchange: () => changed?.(read(form)),
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      (done ?? changed)?.(read(form));
    },
  },
  values('Brand', 'brand', facets.brand, chosen.brand),
  values('Colour', 'colour', facets.colour, chosen.colour),
  price(facets.price, chosen.price),
  rated ? element('fieldset', {}, element('legend', {}, 'Rating'),
    box('rating', String(GOOD), `${GOOD} stars and more`, chosen.rating === String(GOOD))) : null,
  done ? element('div', { class: 'filter-done' }, element('button', { class: 'button mine' }, 'Show products')) : null);
  return form;
}

/** @param {HTMLFormElement} form @returns {Filters} */
function read(form) {
  const data = new FormData(form);
  const texts = (/** @type {string} */ name) => data.getAll(name).map(String);
  return { brand: texts('brand'), colour: texts('colour'), price: priceRange(texts('from')[0] ?? '', texts('to')[0] ?? ''), rating: texts('rating')[0] ?? '' };
}

/** "10-50", also where the shopper wrote the ends the other way round. @param {string} from @param {string} to */
function priceRange(from, to) {
  const ends = [from, to].map((end) => end.replace('-', ''));
  const turned = ends.every((end) => end !== '') && Number(ends[0]) > Number(ends[1]);
  return ends.some((end) => end !== '') ? (turned ? ends.reverse() : ends).join('-') : '';
}

/** @param {string} legend @param {string} name @param {FacetValue[]} known @param {string[]} chosen */
function values(legend, name, known, chosen) {
  const shown = [...known, ...chosen.filter((value) => !known.some((one) => one.value === value)).map((value) => ({ value, count: 0 }))];
  if (shown.length === 0) return null;
  const boxes = shown.map(({ value, count }) => box(name, value, value, chosen.includes(value), count));
  const more = shown.slice(SHOWN);
  return element('fieldset', {}, element('legend', {}, legend), boxes.slice(0, SHOWN),
    more.length > 0 ? element('details', { open: more.some(({ value }) => chosen.includes(value)) },
      element('summary', {}, `${more.length} more`), boxes.slice(SHOWN)) : null);
}

/** @param {string} name @param {string} value @param {string} label @param {boolean} checked @param {number} [count] */
function box(name, value, label, checked, count) {
  return element('label', { class: 'filter-box' },
    element('input', { type: 'checkbox', name, value, checked, 'data-key': `${name}:${value}` }),
    element('span', {}, label), count === undefined ? null : element('small', {}, number(count)));
}

/** @param {Facets['price']} range @param {string} chosen */
function price(range, chosen) {
  if (!(range?.max > 0)) return null;
  const [from = '', to = ''] = chosen.split('-');
  /** @param {string} name @param {string} label @param {number} bound @param {string} value */
  const field = (name, label, bound, value) => element('label', {}, element('span', { class: 'hidden' }, label),
    element('input', { type: 'number', name, min: 0, step: 'any', inputmode: 'decimal', placeholder: bound, value, 'data-key': name }));
  return element('fieldset', {}, element('legend', {}, 'Price in euros'),
    element('div', { class: 'filter-price' }, field('from', 'Lowest price', Math.floor(range.min), from), element('span', { 'aria-hidden': 'true' }, 'to'), field('to', 'Highest price', Math.ceil(range.max), to)));
}
