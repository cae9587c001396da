// A page of a shop, whichever it is: its list put in order, its product looked at, its cart listened to.

import { readDataAttributes } from '../dom/data-attributes.js';
import { withoutGaps } from '../dom/schema-org.js';
import { orderList } from '../dom.js';
import { connectGa4 } from '../ga4.js';
import { startReshelf } from '../index.js';
import { followCart } from './cart.js';
import { followConsent } from './consent.js';
import { holdUnseen } from './hold.js';
import { platformHere } from './platforms.js';
import { productOfPage } from './product.js';
import { trainer } from './trainer.js';

/** @typedef {import('../dom.d.ts').CardItem} CardItem */
/** @typedef {import('../types.d.ts').Reshelf} Reshelf */

/**
 * The attributes of the script's tag.
 *
 * @typedef {object} Settings
 * @property {string} [list] selector of the list, where it is another than the platform's
 * @property {string} [consent] `given`: nobody has to be asked
 * @property {string} [events] `ga4`: the data layer tells what is done, under the ids of `data-item-id` or JSON-LD
 * @property {string} [atMost] for how many milliseconds the list may be kept from being painted; default 150
 */

/** Where platforms write what was searched for. */
const QUERIES = ['q', 's', 'search', 'query'];

/**
 * @param {Settings} settings
 * @returns {{ shelf: Reshelf, ordered: Promise<import('../dom.d.ts').OrderedList> | undefined }} what came of the page's list
 */
export function startShop({ list: selector, consent, events, atMost }) {
  const platform = platformHere();
  const product = productOfPage(platform);
  const find = () => (selector ? document.querySelector(selector) : product ? undefined : platform.list());
  const list = find();
  if (list) holdUnseen(list, Number(atMost ?? 150));

  const shelf = startReshelf({ ...(consent === 'given' && { consent: true }), modules: { trainer } });
  const observe = events !== 'ga4';
  if (!observe) connectGa4(shelf);
  else if (consent !== 'given') followConsent(shelf);

  const query = QUERIES.map((name) => new URLSearchParams(location.search).get(name)).find(Boolean) ?? '';
  const read = (/** @type {Element} */ card) => {
    const place = [...(card.parentElement?.children ?? [])].indexOf(card);
    return /** @type {CardItem} */ ({ ...withoutGaps(platform.readCard(card, place)), ...readDataAttributes(card) });
  };
  const isRead = observe && list && [...list.children].some((card) => read(card).item_id);
  const options = { shelf, query, observe, ...(isRead && { read }) };
  const ordered = list ? orderList(list, options) : undefined;
  follow(list, find, (replaced) => orderList(replaced, { ...options, fresh: true }));

  if (observe) {
    if (query && list) shelf.observe({ event: 'search', search_term: query });
    if (product) shelf.observe({ event: 'view_item', items: [product] });
    followCart(shelf, platform, read, product);
  }
  return { shelf, ordered };
}

/**
 * Filters and pages put a list anew into the page, in place of the one before.
 *
 * @param {Element | null | undefined} list
 * @param {() => Element | null | undefined} find
 * @param {(list: Element) => void} replaced
 */
function follow(list, find, replaced) {
  let current = list;
  const look = () => {
    if (!current || current.isConnected) return;
    current = find() ?? current;
    if (current.isConnected) replaced(current);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}
