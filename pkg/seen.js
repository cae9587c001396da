// What happened on this page, for whoever asks why nothing happens: counts, and the newest lists and events as they came.

const LISTS = 4;
const EVENTS = 16;
const OTHERS = 4;

/**
 * @typedef {object} SeenList
 * @property {'list'} kind
 * @property {unknown} items as they were given
 * @property {import('./order.js').Asked} [asked]
 * @property {import('./types.d.ts').Arm} [arm] left out where it was not ordered: before the shelf was ready, or in doubt
 * @property {boolean} [known] whether anything was known that lists could be ordered by
 *
 * @typedef {SeenList | import('./events.js').ReadEvent} Subject
 */

/** Nothing is looked at here, and what is kept is bounded. */
export class Seen {
  /** Lists asked for. */
  asked = 0;
  /** Events heard. */
  heard = 0;
  /** Events taken in. */
  taken = 0;
  /** Entries that are none of reshelf's events. */
  passed = 0;
  /** @type {SeenList[]} oldest first */
  lists = [];
  /** @type {import('./events.js').ReadEvent[]} oldest first */
  events = [];
  /** @type {unknown[]} oldest first */
  others = [];

  /** @param {unknown} items of a list that is to be ordered */
  list(items) {
    this.asked++;
    return newest(this.lists, { kind: /** @type {const} */ ('list'), items }, LISTS);
  }

  /** @param {import('./events.js').ReadEvent} event */
  event(event) {
    this.heard++;
    return newest(this.events, event, EVENTS);
  }

  /** @param {unknown} entry that is none of reshelf's events */
  other(entry) {
    this.passed++;
    newest(this.others, entry, OTHERS);
  }
}

/**
 * @template T
 * @template {T} N
 * @param {T[]} all
 * @param {N} one
 * @param {number} most
 * @returns {N}
 */
function newest(all, one, most) {
  if (all.push(one) > most) all.shift();
  return one;
}
