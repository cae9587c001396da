import { element } from '../dom.js';
import { number } from '../words.js';

/** @param {import('../../catalogue/catalogue.js').Product} product */
export function stars({ rating, reviews }) {
  return element('span', { class: 'stars', 'aria-label': `rated ${rating} of 5 by ${reviews}` }, `${rating.toFixed(1)} (${number(reviews)})`);
}
