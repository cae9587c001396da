import { element } from '../dom.js';
import { Grid } from '../parts/grid.js';
import { orderSwitch } from '../parts/order-switch.js';
import { picture } from '../parts/picture.js';
import { search } from '../server.js';
import { shoppers, tryOn } from '../shoppers.js';

/** @typedef {import('../../catalogue/catalogue.js').Product} Product */

const POPULAR = 20;

/** @param {import('../router.js').Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showHome({ shop, go, fresh }) {
  const [popular, tents, boots, packs] = await Promise.all([
    search({ size: POPULAR }), search({ category: 'tents', size: 1 }), search({ category: 'hiking-boots', size: 1 }), search({ category: 'daypacks', size: 1 }),
  ]);
  const grid = new Grid(shop, { id: 'popular', name: 'Popular now' });
  grid.add(shop.personal.arrange(popular.hits, { fresh }));
  return {
    title: 'Vardeholm',
    node: element('div', {},
      element('section', { class: 'hero' },
        element('div', {},
          element('h1', {}, 'Gear for weather that changes its mind.'),
          element('p', {}, 'An invented outdoor shop with a real search. What you look at re-orders the next results, here in your browser, and nowhere else.')),
        element('div', { class: 'hero-pictures' }, [tents, boots, packs].map(({ hits }) => hits[0] && heroPicture(hits[0])))),
      tryIt(shop, go),
      element('section', {},
        element('div', { class: 'section-head' }, element('h2', {}, 'Popular now'), orderSwitch(shop)),
        grid.node)),
    shown: () => grid.shown(),
  };
}

/** @param {Product} product */
function heroPicture(product) {
  return element('a', { href: `/shop/${product.kind}`, 'aria-label': product.item_category2 }, picture(product));
}

/** @param {import('../shop.js').Shop} shop @param {(address: string) => void} go */
function tryIt(shop, go) {
  return element('section', { class: 'try' },
    element('h2', {}, 'See it in a minute'),
    element('ol', {},
      element('li', {}, element('span', {}, 'Search for ', element('a', { href: '/search?q=rain%20jacket' }, 'rain jacket'), ' and open three by the same brand, say Nordhavn.')),
      element('li', {}, element('span', {}, 'Search for something else: ', element('a', { href: '/search?q=daypack' }, 'daypack'), ' or ', element('a', { href: '/search?q=warm%20hat' }, 'warm hat'), '. What moved up says why.')),
      element('li', {}, element('span', {}, 'Switch to the server’s order and back, or let reshelf forget you. Nothing left this browser.'))),
    element('p', { class: 'try-on' }, 'Or be someone else for a minute. reshelf forgets you first.'),
    element('div', { class: 'shoppers' }, shoppers.map((shopper) => shopperButton(shop, go, shopper))));
}

/** @param {import('../shop.js').Shop} shop @param {(address: string) => void} go @param {import('../shoppers.js').TriedShopper} shopper */
function shopperButton({ personal }, go, shopper) {
  const be = async () => {
    await tryOn(personal, shopper);
    go(`/search?q=${encodeURIComponent(shopper.then)}`);
  };
  return element('button', { type: 'button', class: 'shopper', onclick: be }, element('strong', {}, shopper.name), element('small', {}, shopper.about));
}
