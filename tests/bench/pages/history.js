// What shoppers leave behind: bytes of a real history, after little and after much.

import { list, visit } from '../shop.js';

/** @param {import('../../../pkg/types.d.ts').Reshelf} shelf @param {number} choices */
export function shop(shelf, choices) {
  for (let n = 0; n < choices; n++) {
    const { items } = shelf.rerank({ items: list(48, n * 17), query: `list ${n}` });
    shelf.observe({ event: 'view_item_list', items });
    for (const place of [3, 11, 5]) shelf.observe({ event: 'view_item', items: [items[(place * (n + 1)) % 48]] });
    shelf.observe({ event: n % 4 ? 'select_item' : 'add_to_cart', items: [items[(7 * n) % 24]] });
  }
}

/** What happened since the last checkpoint: lists, and four acts at each. @param {import('../../../pkg/types.d.ts').Reshelf} shelf @param {number} lists */
export function tail(shelf, lists) {
  for (let n = 0; n < lists; n++) {
    const { items } = shelf.rerank({ items: list(24, 5000 + n * 17), query: `newest ${n}` });
    for (const place of [3, 11, 5]) shelf.observe({ event: 'view_item', items: [items[(place * (n + 1)) % 24]] });
    shelf.observe({ event: 'select_item', items: [items[(7 * n) % 24]] });
  }
}

/** A history of so many choices as a checkpoint, and behind it so many lists and the visit under way. */
export async function remember(shelf, { choices, lists }) {
  if (choices) {
    shop(shelf, choices);
    await shelf.import(await shelf.export());
    await rest();
  }
  tail(shelf, lists);
  visit(shelf);
  await rest();
}

/** Until all is stored and copied, as on any page that is looked at. */
export function rest(milliseconds = 1500) {
  return new Promise((soon) => setTimeout(soon, milliseconds));
}
