// Where the prices that the shopper chooses stand, from the cheapest of a list to the dearest.

import { bar, make, say } from './make.js';
import { percent } from './words.js';

/** @returns {import('./rows.js').Row<number | undefined>} */
export function price() {
  const share = make('span', { class: 'number' });
  const length = bar();
  const value = make('span', { class: 'value' }, 'From the cheapest of a list to the dearest');
  const node = make('section', {}, make('h4', {}, 'Prices'), make('ul', { class: 'topics' }, make('li', {}, value, length.node, share)));
  return {
    node,
    show(percentile) {
      node.hidden = percentile === undefined;
      if (percentile === undefined) return;
      say(share, percent(percentile));
      length.show(percentile);
    },
  };
}
