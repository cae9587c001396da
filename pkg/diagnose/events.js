// Whether what the shopper does is heard, and is about what the lists hold.

import { itemsOf, readOf, shown } from './case.js';
import { counted, quoted, said } from './words.js';

/** @typedef {import('./case.js').Rule} Rule */
/** @typedef {import('./case.js').Case} Case */

const EVENTS = 'docs/what-to-send.md#events';
const SAME_ID = 'docs/what-to-send.md#items';
/** They can be about nothing but a list. */
const OF_LISTS = ['view_item_list', 'select_item'];

/** @type {Rule} */
const none = ({ seen, acts }) => {
  if (seen.heard > 0) return undefined;
  const other = seen.others.findLast((entry) => !/^(?:undefined|gtm\.|config|js|consent|set|get)/.test(nameOf(entry)));
  const names = 'search, view_item_list, select_item, view_item, add_to_wishlist, add_to_cart, remove_from_cart, purchase';
  const instead =
    other === undefined ? 'connect a data layer that has them, or call shelf.observe' : `${quoted(nameOf(other))} came, which is none of ${names}`;
  const text =
    acts > 0
      ? `No event was heard on this page so far; ${counted(acts, 'act')} of earlier ones are remembered.`
      : `No event was heard in this visit, so the shopper is a stranger: ${instead}.`;
  const level = acts > 0 ? 'normal' : 'stops';
  return { code: 'no-events', level, text, ...(other !== undefined && { entry: { event: eventOf(other) } }), guide: EVENTS };
};

/** @type {Rule} */
const refused = ({ seen, warnings }) => {
  const some = warnings.filter(({ about }) => about && about.kind !== 'list');
  const [warned] = some;
  if (!warned?.about) return undefined;
  const { kind, items } = /** @type {import('./case.js').ReadEvent} */ (warned.about);
  const times = some.reduce((sum, one) => sum + one.times, 0);
  const text = `${times} of ${counted(seen.heard, 'event')} could not be used, or not all of it; of the newest such ${kind} it is said: ${said(warned.warning)}.`;
  const level = seen.taken === 0 ? 'stops' : 'weakens';
  return { code: 'events-refused', level, text, entry: { event: { event: kind, items } }, guide: 'docs/troubleshooting.md#lists-and-events' };
};

/** @type {Rule} */
const noSharedId = (about) => {
  const { seen, acts, counters } = about;
  const done = seen.events.flatMap((event) => told(about, event).map((item) => ({ ...item, kind: event.kind })));
  const ids = new Set(done.map(({ id }) => id));
  // A list may be long, and mostly its first items tell.
  if (seen.lists.some((list) => itemsOf(list).some((item) => told(about, { ...list, items: [item] }).some(({ id }) => ids.has(id))))) return undefined;
  const listed = seen.lists.flatMap((list) => told(about, list));
  const [item] = listed;
  if (!item) return undefined;
  if (done.length === 0) {
    const lists = Object.values(counters.arms).reduce((sum, arm) => sum + arm.lists, 0);
    if (acts < 5 || lists > 0) return undefined;
    const text = `${counted(acts, 'act')} are remembered, and not one is about an item of a list that was ordered: events and lists may have different ids.`;
    return { code: 'no-shared-id', level: 'weakens', text, entry: { item: item.described }, guide: SAME_ID };
  }
  const names = new Map(listed.map((item) => [item.name, item]));
  const same = done.find(({ name }) => name && names.has(name));
  const event = same ?? done.find(({ kind }) => OF_LISTS.includes(kind)) ?? done.at(-1);
  if (!event) return undefined;
  const other = names.get(event.name) ?? item;
  const text =
    `Items in lists and in events share no id: a list has ${quoted(other.id)}, the event ${event.kind} ${quoted(event.id)}` +
    (same ? `, both called ${quoted(event.name)}. Give one product one id.` : '. If these stand for one product, give it one id.');
  const level = same || OF_LISTS.includes(event.kind) ? 'stops' : 'weakens';
  return { code: 'no-shared-id', level, text, entry: { item: other.described, event: { event: event.kind, items: [event.described] } }, guide: SAME_ID };
};

/** @type {Rule} */
const noActs = ({ seen, acts, paused }) => {
  if (acts > 0 || seen.taken === 0 || paused) return undefined;
  const kinds = [...new Set(seen.events.map(({ kind }) => kind))].join(' and ');
  const text = `The shopper is still a stranger: only ${kinds} came, and no product was looked at, put in the cart or bought.`;
  return { code: 'no-acts', level: 'normal', text, guide: EVENTS };
};

/** @type {Rule} */
const concernsNothing = ({ list, paused }) => {
  if (list?.arm !== 'server' || !list.known || list.asked?.strength === 0 || paused) return undefined;
  const text =
    'The newest list keeps the server’s order: so it was first shown in this visit (refresh: true orders it anew), or nothing that is known concerns it.';
  return { code: 'nothing-concerns', level: 'normal', text, entry: shown(list), guide: 'docs/troubleshooting.md#the-order-does-not-change' };
};

/** The items of a list or event that can be told. @param {Case} about @param {import('../seen.js').Subject} subject */
function told(about, subject) {
  return itemsOf(subject).flatMap((item) => readOf(about, item)).flatMap(({ described }) => {
    const { item_id: id, item_name: name } = Object(described);
    return id === undefined || id === null || id === '' ? [] : [{ id: String(id), name, described }];
  });
}

/** @param {any} entry of a data layer */
function nameOf(entry) {
  return String(Object(entry)[0] === 'event' ? entry[1] : (Object(entry).event ?? Object(entry)[0]));
}

/** Its name alone: such an entry may hold anything of the shopper's. @param {unknown} entry */
const eventOf = (entry) => ({ event: nameOf(entry) });

/** In order. */
export const HEARD = [none, refused, noSharedId, noActs, concernsNothing];
