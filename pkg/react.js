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
 * @property {number[]} pinned
 * @property {Omit<import('./types.d.ts').RerankOptions<any>, 'items'>} rules
 */

/**
 * A list as it is displayed, and whether a shelf was there to order it.
 *
 * @typedef {{ list: List, ready: boolean, reranked: Reranked }} Displayed
 */

/** @type {List} */
const NO_LIST = { items: [], ids: [], pinned: [], rules: {} };

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
    const late = before?.ready === false && shelf !== undefined && options.late === 'move';
    return before && !late && continues(before.list, list)
      ? { list, ready: before.ready, reranked: continued(before, list, shelf) }
      : { list, ready: shelf !== undefined, reranked: ordered(list, shelf) };
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
    pinned: [...pinnedOf({ items: own, pinned })],
    rules: { query: String(query ?? ''), strength, maxShift, diversity, interleave },
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
 * Whether it is the same list, grown at its end or not.
 *
 * @param {List} before
 * @param {List} now
 */
function continues(before, now) {
  const length = before.items.length;
  const pinned = now.pinned.filter((index) => index < length);
  return (
    length > 0 &&
    before.ids.every((id, index) => id === now.ids[index]) &&
    JSON.stringify([before.rules, before.pinned]) === JSON.stringify([now.rules, pinned])
  );
}

/**
 * What is displayed stays where it is, and what came on stands behind it.
 *
 * @param {Displayed} before
 * @param {List} list
 * @param {Reshelf | undefined} shelf
 * @returns {Reranked}
 */
function continued({ list: { items }, reranked }, list, shelf) {
  const length = items.length;
  if (length === list.items.length && items.every((item, index) => item === list.items[index])) return reranked;

  const rest = length < list.items.length ? ordered(from(list, length), shelf) : serversOrder([]);
  const order = new Uint32Array(list.items.length);
  order.set(reranked.order);
  order.set(rest.order.map((index) => index + length), length);
  /** @type {import('./types.d.ts').Team[]} */
  const teamsOfRest = rest.teams ?? rest.items.map(() => 'server');
  return {
    items: Array.from(order, (index) => list.items[index]),
    order,
    personalised: reranked.personalised || rest.personalised,
    arm: reranked.arm,
    ...(reranked.teams && { teams: [...reranked.teams, ...teamsOfRest] }),
  };
}

/**
 * @param {List} list
 * @param {number} start
 * @returns {List}
 */
function from({ items, ids, pinned, rules }, start) {
  return {
    items: items.slice(start),
    ids: ids.slice(start),
    pinned: pinned.flatMap((index) => (index < start ? [] : [index - start])),
    rules,
  };
}

/**
 * @param {List} list
 * @param {Reshelf | undefined} shelf
 * @returns {Reranked}
 */
function ordered({ items, pinned, rules }, shelf) {
  return shelf ? shelf.rerank({ ...rules, items, pinned }) : serversOrder(items);
}

/** @param {unknown} cause */
function warn(cause) {
  if (!warned) console.warn(`reshelf: ${cause instanceof Error ? cause.message : cause}. The server's order stands.`);
  warned = true;
}
