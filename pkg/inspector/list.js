// The list ordered last: each item with its score, split by group, and how long the ordering took.

import { parts, total } from './groups.js';
import { button, facts, make, say, sayIfAny } from './make.js';
import { Rows } from './rows.js';
import { count, milliseconds, withSign } from './words.js';

/** @typedef {import('./element.js').Desk} Desk */
/** @typedef {import('./groups.js').Part} Part */
/** @typedef {{ place: number, name: string, parts: Part[], texts: string[], most: number }} Placed */

const AT_FIRST = 10;
const MORE = 20;
const TEXTS = 4;

/** @type {Record<import('../types.d.ts').Arm, string>} */
const ARMS = {
  personal: 'In your order',
  server: 'In the shop’s order: nothing is known that would change it',
  holdout: 'In the shop’s order: you are in the group it is compared with',
  interleaved: 'Your order mixed with the shop’s, to compare both',
  crowd: 'In the order of what others chose: nothing is known of you yet',
};

/** @param {Desk} desk @returns {import('./element.js').Section} */
export function list(desk) {
  let shown = AT_FIRST;
  let query = '';
  const empty = make('p', { class: 'quiet' });
  const told = facts('Query', 'Results', 'Order', 'Ordered in');
  const legend = make('p', { class: 'quiet' }, 'How far each result is lifted (+) or lowered (−), and by what.');
  const items = make('ol', { class: 'items' });
  const rows = new Rows(items, placed);
  const more = button('Show more', () => ((shown += MORE), desk.refresh()), 'plain');
  return {
    name: 'list',
    title: 'This list',
    node: make('div', {}, make('h3', {}, 'The list ordered last'), empty, told.node, legend, items, more),
    show() {
      const last = desk.status?.lastOrder;
      if (last && last.query !== query) [shown, query] = [AT_FIRST, last.query];
      sayIfAny(empty, last ? '' : desk.shelf?.ready ? 'No list was ordered on this page yet.' : desk.absence);
      told.node.hidden = !last;
      if (last) {
        told.show(last.query || 'none', count(last.items.length), ARMS[last.arm], milliseconds(last.milliseconds));
      }
      const seen = last && last.arm !== 'server' ? placesOf(desk, last.items.slice(0, shown)) : [];
      legend.hidden = seen.length === 0;
      rows.show(seen, ({ place }) => String(place));
      more.hidden = seen.length === 0 || seen.length >= (last?.items.length ?? 0);
    },
  };
}

/** @param {Desk} desk @param {object[]} items @returns {Placed[]} */
function placesOf(desk, items) {
  const reasons = items.map((item) => desk.shelf?.why(item) ?? []);
  const split = reasons.map(parts);
  const most = Math.max(...split.flatMap((some) => [above(some), -below(some)]), 0.01);
  return items.map((item, place) => ({
    place,
    name: desk.nameOf(item),
    parts: split[place] ?? [],
    texts: (reasons[place] ?? []).flatMap(({ text }) => text || []).slice(0, TEXTS),
    most,
  }));
}

/** @param {Part[]} some */
const above = (some) => total(some.filter(({ share }) => share > 0));
/** @param {Part[]} some */
const below = (some) => total(some.filter(({ share }) => share < 0));

/** @returns {import('./rows.js').Row<Placed>} */
function placed() {
  const place = make('span', { class: 'place' });
  const name = make('span', { class: 'value' });
  const sum = make('span', { class: 'number' });
  const both = diverging();
  const list = make('ul', { class: 'parts' });
  const rows = new Rows(list, part);
  const texts = make('p', { class: 'quiet' });
  const summary = make('summary', {}, place, name, sum, both.node);
  return {
    node: make('li', {}, make('details', {}, summary, texts, list)),
    show(item) {
      say(place, String(item.place + 1));
      say(name, item.name);
      say(sum, withSign(total(item.parts)));
      both.show(item.parts, item.most);
      const largest = Math.max(...item.parts.map(({ share }) => Math.abs(share)), 0.01);
      rows.show(item.parts.map((one) => ({ ...one, most: largest })), ({ group }) => group);
      sayIfAny(texts, item.parts.length === 0 ? 'Nothing is known of it.' : item.texts.join(' · '));
    },
  };
}

/** @returns {import('./rows.js').Row<Part & { most: number }>} */
function part() {
  const words = make('span');
  const share = make('span', { class: 'number' });
  const length = diverging();
  return {
    node: make('li', {}, words, length.node, share),
    show(one) {
      say(words, one.words);
      say(share, withSign(one.share));
      length.show([one], one.most);
    },
  };
}

/** A bar to both sides of zero, a piece for each part. */
function diverging() {
  const [down, up] = [make('span', { class: 'down' }), make('span', { class: 'up' })];
  return {
    node: make('span', { class: 'diverging', 'aria-hidden': 'true' }, down, up),
    /** @param {readonly { share: number }[]} some @param {number} most */
    show(some, most) {
      pieces(down, some.filter(({ share }) => share < 0), most);
      pieces(up, some.filter(({ share }) => share > 0), most);
    },
  };
}

/** @param {HTMLElement} side @param {readonly { share: number }[]} some @param {number} most */
function pieces(side, some, most) {
  while (side.childElementCount < some.length) side.append(make('span'));
  [...side.children].forEach((piece, n) => {
    const { share } = some[n] ?? { share: 0 };
    /** @type {HTMLElement} */ (piece).style.inlineSize = `${(Math.abs(share) / most) * 100}%`;
  });
}
