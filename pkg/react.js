'use client';
// Hooks for React: a shelf for as long as a component is there, and lists in its order that do not jump.

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { pinnedOf, serversOrder } from './order.js';

/** @typedef {import('./types.d.ts').Reshelf<any>} Reshelf */
/** @typedef {import('./types.d.ts').Reranked<any>} Reranked */
/** @typedef {import('./react.d.ts').UseRerankedOptions<any>} UseRerankedOptions */

/**
 * A list as a component is given it: its items in the server's order, by what each is known, and how it may be changed.
 *
 * @typedef {object} List
 * @property {any[]} items
 * @property {unknown[]} ids
 * @property {string} query
 * @property {Omit<import('./types.d.ts').RerankOptions<any>, 'items' | 'query'> & { pinned: number[] }} rules
 */

/**
 * A list as it is displayed, and whether a shelf was there to order it.
 *
 * @typedef {{ list: List, ready: boolean, reranked: Reranked }} Displayed
 */

/** @type {List} */
const NO_LIST = { items: [], ids: [], query: '', rules: { pinned: [] } };

let warned = false;

/** @type {typeof import('./react.d.ts').useShelf} */
export function useShelf(start) {
  const [shelf, setShelf] = useState(/** @type {ReturnType<typeof start> | undefined} */ (undefined));
  useEffect(() => {
    const started = startedBy(start);
    setShelf(started);
    return () => {
      setShelf(undefined);
      started?.dispose();
    };
  }, []);
  return shelf;
}

/** @type {typeof import('./react.d.ts').useReranked} */
export function useReranked(shelf, options) {
  const ready = useReady(shelf);
  // Written when a render is committed and at no other time, so that it says what the shopper sees. State would not do:
  // a render that sets it never ends where a shop makes its items anew on each render.
  const displayed = useRef(/** @type {Displayed | undefined} */ (undefined));
  const next = display(ready ? shelf : undefined, options, displayed.current);
  useEffect(() => {
    displayed.current = next;
  });
  return next.reranked;
}

/**
 * @template {Reshelf} S
 * @param {() => S} start
 */
function startedBy(start) {
  try {
    const shelf = start();
    if (typeof shelf?.rerank === 'function') return shelf;
    warn('useShelf was given a function that returns no shelf; startReshelf returns one, createReshelf a promise');
  } catch (error) {
    warn(error);
  }
  return undefined;
}

/**
 * False as long as a page is hydrated, whatever the shelf: the server rendered its own order.
 *
 * @param {Reshelf | undefined} shelf
 */
function useReady(shelf) {
  const subscribe = useCallback(
    (/** @type {() => void} */ changed) => {
      let listening = true;
      shelf?.whenReady.then(() => listening && changed());
      return () => {
        listening = false;
      };
    },
    [shelf],
  );
  return useSyncExternalStore(subscribe, () => shelf?.ready ?? false, () => false);
}

/**
 * @param {Reshelf | undefined} shelf one that is ready
 * @param {UseRerankedOptions} options
 * @param {Displayed | undefined} before
 * @returns {Displayed}
 */
function display(shelf, options, before) {
  try {
    const list = listOf(options);
    const late = before?.ready === false && shelf !== undefined;
    const moves = late && options.late === 'move';
    if (before && !moves && isSame(before.list, list)) return { ...before, list, reranked: withItems(before, list) };
    if (!shelf) return { list, ready: false, reranked: serversOrder(list.items) };

    if (late && !moves) rerank(shelf, before.list, { displayed: true });
    return { list, ready: true, reranked: rerank(shelf, list, { inPlace: before !== undefined && !moves }) };
  } catch (error) {
    warn(error);
    return { list: NO_LIST, ready: true, reranked: serversOrder(options?.items ?? []) };
  }
}

/**
 * @param {UseRerankedOptions} options
 * @returns {List}
 */
function listOf({ items, query, strength, maxShift, pinned, diversity, interleave, idOf = usualId }) {
  const own = Array.isArray(items) ? items.slice() : [];
  return {
    items: own,
    ids: own.map((item) => named(item, idOf)),
    query: String(query ?? ''),
    rules: { pinned: [...pinnedOf({ items: own, pinned })], strength, maxShift, diversity, interleave },
  };
}

/**
 * An entry that the shop cannot name is itself.
 *
 * @param {any} item
 * @param {(item: any) => unknown} idOf
 */
function named(item, idOf) {
  try {
    return idOf(item);
  } catch {
    return item;
  }
}

/** @param {any} item */
function usualId(item) {
  return item?.item_id ?? item?.objectID ?? item?.id ?? item;
}

/**
 * Whether nothing is to be asked of the shelf: of the query's text alone nothing may move.
 *
 * @param {List} before
 * @param {List} now
 */
function isSame(before, now) {
  const { length } = now.ids;
  const same = length === before.ids.length && now.ids.every((id, index) => id === before.ids[index]);
  return same && (length > 0 || now.query === before.query) && JSON.stringify(before.rules) === JSON.stringify(now.rules);
}

/**
 * @param {Displayed} displayed
 * @param {List} now of the same items, as objects made anew or not
 * @returns {Reranked}
 */
function withItems({ list, reranked }, { items }) {
  if (items.every((item, index) => item === list.items[index])) return reranked;
  return { ...reranked, items: Array.from(reranked.order, (index) => items[index]) };
}

/**
 * @param {Reshelf} shelf
 * @param {List} list
 * @param {Pick<import('./types.d.ts').RerankOptions<any>, 'displayed' | 'inPlace'>} how
 */
function rerank(shelf, { items, query, rules }, how) {
  return shelf.rerank({ ...rules, ...how, items, query });
}

/** @param {unknown} cause */
function warn(cause) {
  if (!warned) console.warn(`reshelf: ${cause instanceof Error ? cause.message : cause}. The server's order stands.`);
  warned = true;
}
