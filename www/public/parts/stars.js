import { element } from '../dom.js';
import { number } from '../words.js';

/** Nothing where nobody has rated it. @param {import('../../catalogue/catalogue.js').Product} product */
export function stars({ rating, reviews }) {
  if (!reviews) return null;
  return element('span', { class: 'stars', 'aria-label': `rated ${rating} of 5 by ${reviews}` }, `${rating.toFixed(1)} (${number(reviews)})`);
}
