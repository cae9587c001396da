import { sellsInventedNow } from '../assortment.js';
import { byId } from '../dom.js';

/** Takes what is said of the invented shop off the page where another's products are sold. */
export async function fitOwnWords() {
  if (await sellsInventedNow()) return;
  byId('search-field').setAttribute('placeholder', 'Search the shop');
  byId('invented').hidden = true;
  document.querySelector('meta[name="description"]')?.setAttribute('content', 'A shop whose results are ordered in your browser, by reshelf.');
}
