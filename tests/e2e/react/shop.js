// A shop of one page, as both its server and its browser render it.

import { createElement as h, useLayoutEffect } from 'react';

import { useReranked } from '../../../pkg/react.js';

const BRANDS = ['Nordhavn', 'Fjell', 'Asker', 'Tind'];

/** @param {number} n */
export function shoe(n) {
  return { item_id: `shoe-${n}`, item_brand: BRANDS[n % BRANDS.length], price: 60 + ((n * 37) % 50) };
}

/** @param {number} count @param {number} [from] */
export const shoes = (count, from = 0) => Array.from({ length: count }, (_, n) => shoe(from + n));

/** What was rendered, and what was committed, of every list on the page. */
export const seen = { renders: 0, results: /** @type {unknown[]} */ ([]) };

/** @param {{ shelf?: import('../../../pkg/types.d.ts').Reshelf, list: any }} props */
export function Results({ shelf, list }) {
  seen.renders++;
  const result = useReranked(shelf, list);
  return h(List, { result });
}

/** @param {{ result: import('../../../pkg/types.d.ts').Reranked<any> }} props */
function List({ result }) {
  const effect = typeof window === 'undefined' ? () => {} : useLayoutEffect;
  effect(() => void seen.results.push(result), [result]);
  const cards = result.items.map(({ item_id, item_brand }) => h('li', { key: item_id, id: item_id }, `${item_brand} ${item_id}`));
  return h('ol', { 'data-personalised': result.personalised }, cards);
}
