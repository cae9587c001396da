import { pushList, pushProduct, pushSearch, pushSelect } from './data-layer.js';
import { search } from './server.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/**
 * Someone to try on: looks at a few things, and then searches for another.
 * @typedef {object} TriedShopper
 * @property {string} name
 * @property {string} about
 * @property {string[]} looks searches, of each the first picks are looked at
 * @property {(displayed: Product[]) => Product[]} picks what they like of a list, from the top
 * @property {string} then the search where the effect shows
 */

/** @typedef {{ shopper: TriedShopper, looked: Product[] }} Tried */

/** @type {TriedShopper} */
export const loyal = { name: 'Loyal to one brand', about: 'Nordhavn from head to toe', looks: ['rain jacket', 'beanie'], picks: (displayed) => displayed.filter(({ item_brand }) => item_brand === 'Nordhavn'), then: 'daypack' };

/** @type {readonly TriedShopper[]} */
export const shoppers = [
  loyal,
  { name: 'Budget runner', about: 'The cheaper pair, every time', looks: ['trail shoes', 'cap', 'shorts'], picks: (displayed) => [...displayed].sort((a, b) => a.price - b.price), then: 'headlamp' },
  { name: 'Only the best', about: 'Whatever costs the most', looks: ['rain jacket', 'hiking boots'], picks: (displayed) => [...displayed].sort((a, b) => b.price - a.price), then: 'backpack' },
];

const LOOKS_EACH = 3;

/** What that shopper did, as the page would have told it. @param {import('./shop.js').Shop} shop @param {TriedShopper} shopper */
export async function tryOn(shop, shopper) {
  const { personal } = shop;
  const lists = await Promise.all(shopper.looks.map((query) => search({ q: query }))).catch(() => null);
  // The list that comes next says what is wrong with the server.
  if (!lists) return;
  await personal.forget();
  /** @type {Product[]} */
  const looked = [];
  for (const [i, query] of shopper.looks.entries()) {
    const list = { id: 'search', name: query, query };
    const displayed = personal.arrange(lists[i]?.hits ?? [], { query, fresh: true }).placed.sort((a, b) => a.place - b.place).map(({ product }) => product);
    pushSearch(query);
    pushList(list, displayed);
    for (const product of shopper.picks(displayed).slice(0, LOOKS_EACH)) {
      pushSelect(list, product, displayed.indexOf(product));
      pushProduct('view_item', product);
      looked.push(product);
    }
  }
  shop.tried = looked.length > 0 ? { shopper, looked } : null;
}
