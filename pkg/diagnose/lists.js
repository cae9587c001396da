// Whether lists are ordered, and may be.

import { itemsOf, shown } from './case.js';
import { counted, said } from './words.js';

/** @typedef {import('./case.js').Rule} Rule */

const REFUSED = 'docs/troubleshooting.md#lists-and-events';

/** @type {Rule} */
const none = ({ seen }) =>
  seen.asked > 0
    ? undefined
    : {
        code: 'no-list',
        level: 'stops',
        text: 'No list was ordered on this page: neither shelf.rerank nor an adapter was given one. (A page without a list needs none.)',
        guide: 'docs/plain-js.md',
      };

/** @type {Rule} */
const tooEarly = ({ ready, list, about }) => {
  if (!ready || !list || list.arm || about(list)) return undefined;
  const text = 'The newest list was asked for before the shelf was ready, and kept the server’s order: wait for shelf.whenReady.';
  return { code: 'list-too-early', level: 'stops', text, entry: shown(list), guide: 'docs/plain-js.md' };
};

/** @type {Rule} */
const refused = ({ list, about }) => {
  const warned = about(list);
  if (!list || list.arm || !warned) return undefined;
  const tooLong = warned.warning.code === 'too-many' && itemsOf(list).length > Number(warned.warning.data['max']);
  const text = `The newest list keeps the server’s order: ${said(warned.warning)}.`;
  if (!tooLong) return { code: 'list-refused', level: 'stops', text, entry: entryOf(list, warned), guide: REFUSED };
  return { code: 'list-too-long', level: 'stops', text, entry: shown(list), guide: 'docs/what-to-send.md#limits' };
};

/** @type {Rule} */
const unread = ({ list, about }) => {
  const warned = about(list);
  if (!list?.arm || !warned) return undefined;
  const text = `Of the newest list not all was read: ${said(warned.warning)}. ${warned.consequence}.`;
  return { code: 'items-unread', level: 'weakens', text, entry: entryOf(list, warned), guide: REFUSED };
};

/** @type {Rule} */
const short = ({ list }) => {
  const { length } = itemsOf(list);
  if (!list?.arm || length > 1) return undefined;
  const text = `The newest list has ${counted(length, 'item')}: there is nothing to reorder.`;
  return { code: 'short-list', level: 'normal', text, entry: shown(list), guide: 'docs/troubleshooting.md#the-order-does-not-change' };
};

/** @type {Rule} */
const heldInPlace = ({ list }) => {
  if (!list?.asked || itemsOf(list).length < 2) return undefined;
  const { strength, maxShift, pinned } = list.asked;
  const because = (/** @type {import('./case.js').Code} */ code, /** @type {string} */ what) =>
    /** @type {const} */ ({
      code,
      level: 'stops',
      text: `The newest list keeps the server’s order, because ${what}.`,
      entry: shown(list),
      guide: 'docs/controls.md',
    });
  if (strength === 0 || Number.isNaN(strength)) return because('no-strength', `its strength is ${strength}`);
  if (maxShift === 0 || Number.isNaN(maxShift)) return because('no-shift', `its maxShift is ${maxShift}`);
  return pinned.length >= itemsOf(list).length - 1 ? because('all-pinned', `${pinned.length} of its items are pinned`) : undefined;
};

/** @param {import('../seen.js').SeenList} list @param {import('./case.js').Warned} warned the item, where it is known which */
function entryOf(list, { warning }) {
  const item = itemsOf(list)[Number(warning.data['index'])];
  return typeof item === 'object' && item ? { item } : shown(list);
}

/** In order. */
export const LISTS = [none, tooEarly, refused, unread, heldInPlace, short];
