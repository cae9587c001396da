import { byId } from '../dom.js';
import { reach } from '../reach.js';

const words = {
  shop: 'The shop cannot be reached. What this page has loaded still works: the ordering happens here.',
  late: 'The shop takes long to answer. What this page has loaded still works: the ordering happens here.',
  search: 'The shop’s search does not answer. What this page has loaded still works: the ordering happens here.',
};

/** Says so when the shop cannot be reached. */
export function showReach() {
  const note = byId('reach');
  const show = () => {
    note.textContent = reach.lost ? words[reach.lost] : '';
  };
  reach.addEventListener('change', show);
  window.addEventListener('offline', () => { reach.lost = 'shop'; });
  window.addEventListener('online', () => { reach.lost = null; });
}
