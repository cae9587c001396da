import { element } from '../dom.js';
import { shopFile } from '../shop-file.js';
import { number } from '../words.js';

const gains = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'always' });

/** What a shop file says of itself. @param {import('../../../pkg/types.d.ts').ShopFileHead} head */
export function crowdFacts({ shoppers, choices, lists, items, minShoppers, gain }) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ more) => element('div', {}, element('dt', {}, name), element('dd', {}, value, element('small', {}, more)));
  return element('dl', { class: 'crowd-facts' },
    fact(shopFile?.simulated ? 'Simulated shoppers' : 'Shoppers', number(shoppers), 'none of them told apart in the file'),
    fact('Choices', number(choices), `from ${number(lists)} lists`),
    fact('Products', number(items), `nothing that fewer than ${minShoppers} chose is told by itself`),
    fact('Mean reciprocal rank', gains.format(gain.mean), `${gains.format(gain.low)} to ${gains.format(gain.high)}, on shoppers left out of the count`));
}
