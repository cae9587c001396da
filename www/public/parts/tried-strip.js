import { element } from '../dom.js';
import { picture } from './picture.js';

/** Above a list: who the shopper is being, and what made the list so. @param {import('../shop.js').Shop} shop @param {() => void} showAgain */
export function triedStrip(shop, showAgain) {
  const { tried, personal } = shop;
  if (!tried || personal.acts === 0) return null;
  const end = async () => {
    shop.tried = null;
    await personal.forget();
    showAgain();
  };
  return element('section', { class: 'tried', 'aria-label': 'The shopper you try on' },
    element('p', {}, element('strong', {}, `You are “${tried.shopper.name}”`), ` and looked at ${tried.looked.length} products. Below is what came of it.`),
    element('ul', { class: 'tried-looked', 'aria-label': 'Looked at' }, tried.looked.map((product) => element('li', {},
      element('a', { href: `/product/${product.item_id}`, 'aria-label': product.item_name, title: product.item_name }, picture(product))))),
    element('button', { class: 'link-button', type: 'button', onclick: end }, 'Be yourself again'));
}
