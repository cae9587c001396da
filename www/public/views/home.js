import { sellsInventedNow } from '../assortment.js';
import { element } from '../dom.js';
import { Grid } from '../parts/grid.js';
import { orderSwitch } from '../parts/order-switch.js';
import { picture } from '../parts/picture.js';
import { search } from '../server.js';
import { shopFile } from '../shop-file.js';
import { shoppers, tryOn } from '../shoppers.js';

/** @typedef {import('../../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../router.js').Visit} Visit */

const POPULAR = 20;

/** @param {Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showHome({ shop, go, tour, fresh }) {
  const [invented, popular, tents, boots, packs] = await Promise.all([
    sellsInventedNow(), search({ size: POPULAR }), search({ category: 'tents', size: 1 }), search({ category: 'hiking-boots', size: 1 }), search({ category: 'daypacks', size: 1 }),
  ]);
  const inFront = invented ? [tents, boots, packs].flatMap(({ hits }) => hits.slice(0, 1)) : ofDifferentKinds(popular.hits).slice(0, 3);
  const grid = new Grid(shop, { id: 'popular', name: 'Popular now' });
  grid.add(shop.personal.arrange(popular.hits, { fresh }));
  return {
    title: 'Vardeholm',
    node: element('div', {},
      element('section', { class: 'hero' },
        element('div', { class: 'hero-text' },
          element('h1', {}, invented ? 'Gear for weather that changes its mind.' : 'The same shelf, in your order.'),
          element('p', {}, invented ? 'An invented outdoor shop. Its' : 'This shop’s', ' server sends everyone the same results; ', element('strong', {}, 'reshelf'), ' sorts them again for you, here in your browser, by what you look at. Nothing about you leaves it.'),
          invented ? tryIt(shop, go, tour) : tryYourself()),
        element('div', { class: 'hero-pictures' }, inFront.map(heroPicture))),
      element('section', {},
        element('div', { class: 'section-head' }, element('h2', {}, 'Popular now'), orderSwitch(shop)),
        grid.node)),
    shown: () => grid.shown(),
  };
}

/** @param {Product[]} products */
const ofDifferentKinds = (products) => products.filter(({ kind }, i) => products.findIndex((other) => other.kind === kind) === i);

/** @param {Product} product */
function heroPicture(product) {
  return element('a', { href: `/shop/${product.kind}`, 'aria-label': product.item_category2 }, picture(product));
}

/** @param {import('../shop.js').Shop} shop @param {Visit['go']} go @param {Visit['tour']} tour */
function tryIt(shop, go, tour) {
  return element('section', { class: 'try', 'aria-labelledby': 'try-title' },
    element('h2', { id: 'try-title' }, 'Try on a shopper'),
    element('p', {}, 'One click looks at a few things as they would, and shows what it does to the next search. What was known before is forgotten.'),
    element('div', { class: 'shoppers' }, shoppers.map((shopper) => shopperButton(shop, go, shopper))),
    element('p', { class: 'try-tour' },
      element('button', { class: 'button mine', type: 'button', id: 'tour-button', onclick: tour }, 'Take the tour'),
      element('span', {}, 'Four steps, under a minute.')),
    shopFile && element('p', { class: 'try-crowd' }, element('a', { href: '/crowd' }, 'Or be a stranger: what everybody chose, side by side')));
}

/** Where it is not known what is sold, nobody can be tried on. */
function tryYourself() {
  return element('section', { class: 'try', 'aria-labelledby': 'try-title' },
    element('h2', { id: 'try-title' }, 'See it for yourself'),
    element('p', {}, 'Search for something, look at three products of one brand, and search for something else: ▲ shows what moved up for you, and below it stands why.'));
}

/** @param {import('../shop.js').Shop} shop @param {Visit['go']} go @param {import('../shoppers.js').TriedShopper} shopper */
function shopperButton(shop, go, shopper) {
  const be = async () => {
    await tryOn(shop, shopper);
    shop.choice.choose('mine');
    go(`/search?q=${encodeURIComponent(shopper.then)}`);
  };
  return element('button', { type: 'button', class: 'shopper', onclick: be }, element('strong', {}, shopper.name), element('small', {}, shopper.about));
}
