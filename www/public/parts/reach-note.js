import { byId } from '../dom.js';
import { reach } from '../reach.js';

/** Says so when the shop cannot be reached. */
export function showReach() {
  const note = byId('reach');
  const show = () => {
    note.textContent = reach.lost ? 'The shop cannot be reached. What this page has loaded still works: the ordering happens here.' : '';
  };
  reach.addEventListener('change', show);
  window.addEventListener('offline', () => { reach.lost = true; });
  window.addEventListener('online', () => { reach.lost = false; });
}
