import { element } from '../dom.js';

/** @type {Record<import('../arranged.js').Whose, string>} */
const hows = { server: '', crowd: ', as others chose', mine: ' for you' };

/**
 * How far a product moved against the server's order.
 * @param {number} up by how many places; below 0 it went down
 * @param {import('../arranged.js').Whose} whose order it moved in
 */
export function moved(up, whose) {
  if (up === 0) return null;
  const words = `moved ${up > 0 ? 'up' : 'down'} ${Math.abs(up)} ${Math.abs(up) === 1 ? 'place' : 'places'}${hows[whose]}`;
  return element('span', { class: up > 0 ? 'moved' : 'moved down', role: 'img', 'aria-label': words, title: words }, `${up > 0 ? '▲' : '▼'}${Math.abs(up)}`);
}
