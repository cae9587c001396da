import { element } from '../dom.js';
import { capitalised, counted, shortName } from '../words.js';
import { moved } from './moved.js';
import { picture } from './picture.js';

/** @typedef {import('../arranged.js').Placed} Placed */
/** @typedef {import('../../catalogue/catalogue.js').Product} Product */

const TOLD = 3;
/** Who looks at a list looks at its top. */
const TOP = 12;

/**
 * How many moved, and of what stands at the top now what came from farthest below: with the reason.
 * @param {Placed[]} seen as displayed
 * @param {import('../arranged.js').Whose} whose
 * @param {(product: Product) => import('../../../pkg/types.d.ts').Reason[]} why
 */
export function movedMost(seen, whose, why) {
  const up = (/** @type {Placed} */ { served, place }) => served - place;
  const rose = seen.filter((placed) => up(placed) > 0);
  const most = seen.slice(0, TOP).filter((placed) => up(placed) > 0).sort((a, b) => up(b) - up(a)).slice(0, TOLD);
  if (rose.length === 0) return element('p', { class: 'quiet' }, 'Nothing moved: the server’s order is what others chose, too.');
  return element('div', { class: 'rose' },
    element('p', { class: 'quiet' }, `${counted(rose.length, 'product')} of ${seen.length} moved up. From farthest below came:`),
    element('ul', {}, most.map((placed) => element('li', { 'data-id': placed.product.item_id },
      element('div', { class: 'side-picture' }, picture(placed.product)),
      element('div', {},
        element('p', {}, element('a', { href: `/product/${placed.product.item_id}` }, `${placed.product.item_brand} ${shortName(placed.product)}`)),
        element('p', { class: 'rose-from' }, moved(up(placed), whose), ` from place ${placed.served + 1} to ${placed.place + 1}`),
        element('p', { class: 'rose-why' }, reason(why(placed.product))))))));
}

/** What others chose, in reshelf's own words. @param {import('../../../pkg/types.d.ts').Reason[]} reasons */
function reason(reasons) {
  const told = reasons.find(({ group }) => group === 'crowd')?.text ?? '';
  return told ? `${capitalised(told)}.` : '';
}
