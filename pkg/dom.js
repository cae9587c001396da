// A list of a server-rendered page put into the shopper's order, before it is painted or not at all.

import { readCards } from './dom/cards.js';
import { arrange } from './dom/moves.js';
import { Unseen } from './dom/unseen.js';
import { watch } from './dom/watch.js';

/** @typedef {import('./dom.d.ts').OrderOptions} OrderOptions */
/** @typedef {import('./dom.d.ts').OrderedList} OrderedList */
/** @typedef {import('./dom/cards.js').Card} Card */

/** @type {typeof import('./dom.d.ts').orderList} */
export async function orderList(target, options) {
  try {
    if (!options.fresh) await parsed();
    const list = typeof target === 'string' ? document.querySelector(target) : target;
    return list ? await ordered(list, options) : asServed([], 'no-list');
  } catch (error) {
    console.warn(`reshelf: ${error instanceof Error ? error.message : error}. The list stays as served.`);
    return asServed([], 'failed');
  }
}

/**
 * @param {Element | DocumentFragment} list
 * @param {OrderOptions} options
 * @returns {Promise<OrderedList>}
 */
async function ordered(list, { shelf: promised, read, fresh = false, observe = false, signal, ...rules }) {
  const unseen = new Unseen(list, fresh);
  /** @type {Card[]} */
  let displayed = [];
  try {
    // Before it waits: reading takes as long as ordering, and the shelf may not be ready yet.
    const children = [...list.children];
    const early = readCards(list, fresh, read);
    const shelf = await unseen.meanwhile(promised);
    const ready = shelf && (await unseen.meanwhile(shelf.whenReady));
    const cards = (displayed = isStill(list, children) ? early : readCards(list, fresh, read));
    if (signal?.aborted || ready === false) return asServed(cards, 'as-served');
    if (!shelf || !ready || !unseen.lasts) return asServed(cards, 'too-late');

    const { order, personalised } = shelf.rerank({ ...rules, items: cards.map(({ item }) => item) });
    assertPermutation(order, cards.length);
    arrange(list, cards.map(({ element }) => element), order);
    displayed = Array.from(order, (from) => /** @type {Card} */ (cards[from]));
    return { order, personalised, outcome: personalised ? 'ordered' : 'as-served' };
  } finally {
    unseen.end();
    if (observe) watchWith(promised, list, displayed, signal);
  }
}

/**
 * @param {OrderOptions['shelf']} promised
 * @param {Element | DocumentFragment} list
 * @param {Card[]} displayed
 * @param {AbortSignal} [signal]
 */
async function watchWith(promised, list, displayed, signal) {
  try {
    const shelf = await promised;
    watch(list, displayed, (event) => shelf.observe(event), signal);
  } catch {
    // Without a shelf there is nobody to tell.
  }
}

/**
 * @param {ParentNode} list
 * @param {Element[]} children
 */
function isStill(list, children) {
  return list.children.length === children.length && children.every((child, at) => list.children[at] === child);
}

/**
 * @param {Card[]} cards
 * @param {OrderedList['outcome']} outcome
 * @returns {OrderedList}
 */
function asServed(cards, outcome) {
  return { order: Uint32Array.from(cards.keys()), personalised: false, outcome };
}

/** The page's own markup is there. */
function parsed() {
  if (document.readyState !== 'loading') return undefined;
  return new Promise((there) => document.addEventListener('readystatechange', there, { once: true }));
}

/**
 * A card is never lost, whoever made the order.
 *
 * @param {Uint32Array} order
 * @param {number} count
 */
function assertPermutation(order, count) {
  if (order.length !== count || new Set(order).size !== count || order.some((from) => from >= count)) {
    throw new RangeError(`an order of ${order.length} numbers does not bring ${count} cards to new places`);
  }
}
