import { pushList, pushProduct, pushSearch, pushSelect } from './data-layer.js';
import { search } from './server.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/**
 * Someone to try on: looks at a few things, and then searches for another.
 * @typedef {object} TriedShopper
 * @property {string} name
 * @property {string} about
 * @property {string[]} looks searches, of each the first liked products are looked at
 * @property {(product: Product) => boolean} likes
 * @property {string} then the search where the effect shows
 */

/** @type {readonly TriedShopper[]} */
export const shoppers = [
  { name: 'Loyal to one brand', about: 'Nordhavn from head to toe', looks: ['rain jacket', 'beanie'], likes: ({ item_brand }) => item_brand === 'Nordhavn', then: 'daypack' },
  { name: 'The budget camper', about: 'takes the cheaper one, every time', looks: ['tent', 'stove', 'mug'], likes: cheap, then: 'sleeping mat' },
  { name: 'All in blue', about: 'Fjord and Glacier, whatever the brand', looks: ['fleece', 'cap', 'bottle'], likes: ({ item_variant }) => item_variant === 'Fjord' || item_variant === 'Glacier', then: 'socks' },
];

const LOOKS_EACH = 2;

/** What that shopper did, as the page would have told it. @param {import('./personal.js').Personal} personal @param {TriedShopper} shopper */
export async function tryOn(personal, { looks, likes }) {
  await personal.forget();
  for (const query of looks) {
    const { hits } = await search({ q: query });
    const list = { id: 'search', name: query, query };
    const displayed = personal.arrange(hits, { query, fresh: true }).placed.sort((a, b) => a.place - b.place).map(({ product }) => product);
    pushSearch(query);
    pushList(list, displayed);
    for (const product of displayed.filter(likes).slice(0, LOOKS_EACH)) {
      pushSelect(list, product, displayed.indexOf(product));
      pushProduct('view_item', product);
    }
  }
}

/** @type {Record<string, number>} */
const cheapBelow = { tents: 300, stoves: 60, mugs: 17 };

/** @param {Product} product */
function cheap({ kind, price }) {
  return price < (cheapBelow[kind] ?? 0);
}
