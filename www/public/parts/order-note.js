import { element } from '../dom.js';

/** Says in a line what the order is. @param {import('../shop.js').Shop} shop @param {import('../personal.js').Arranged} arranged */
export function orderNote({ choice, personal }, { personalised, placed }) {
  const note = element('p', { class: 'toolbar-note', role: 'status' });
  const moved = placed.filter(({ served, place }) => place < served).length;
  const show = () => {
    if (!personal.running) note.textContent = 'reshelf does not run here, so this is the server’s order.';
    else if (choice.order === 'server') note.textContent = 'As the shop’s search server sent it, the same for everyone.';
    else if (!personalised) note.textContent = 'Nothing is known about you yet, so this is the server’s order.';
    else if (choice.order === 'both') note.textContent = `${moved} moved up for you; each line leads to where.`;
    else note.textContent = `${moved} moved up for you, decided in your browser.`;
  };
  const follow = () => (note.isConnected ? show() : choice.removeEventListener('change', follow));
  choice.addEventListener('change', follow);
  show();
  return note;
}
