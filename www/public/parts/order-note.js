import { element } from '../dom.js';
import { shopFile } from '../shop-file.js';

/** Who chose together. */
export const others = shopFile?.simulated ? 'simulated shoppers' : 'others';

/**
 * Says in a line what the order is.
 * @param {import('../shop.js').Shop} shop
 * @param {import('../arranged.js').Arranged} arranged
 * @param {string} query empty where there is none
 */
export function orderNote({ choice, personal }, { whose, placed }, query) {
  const note = element('p', { class: 'toolbar-note', role: 'status' });
  const moved = placed.filter(({ served, place }) => place < served).length;
  const aboutCrowd = query ? [' ', element('a', { href: `/crowd?q=${encodeURIComponent(query)}` }, 'What is that?')] : [];
  const show = () => note.replaceChildren(...words());
  /** @returns {(string | Node)[]} */
  const words = () => {
    if (!personal.running) return ['reshelf does not run here, so this is the server’s order.'];
    if (choice.order === 'server') return ['As the shop’s search server sent it, the same for everyone.'];
    if (whose === 'server') return ['Nothing is known about you yet, so this is the server’s order.'];
    if (whose === 'crowd') return [`Nothing is known about you yet, so ${moved} moved up that ${others} chose.`, ...aboutCrowd];
    if (choice.order === 'both') return [`${moved} moved up for you; each line leads to where.`];
    return [`${moved} moved up for you, decided in your browser.`];
  };
  const follow = () => (note.isConnected ? show() : choice.removeEventListener('change', follow));
  choice.addEventListener('change', follow);
  show();
  return note;
}
