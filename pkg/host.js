// What reshelf uses of the browser, apart from starting modules (`load.js`), is asked for here: where a thing is missing,
// is refused when it is touched, or hangs, this file says what stands in for it. Nothing here throws but `databases`.

import { builtIn, isNode, isPretended } from './node.js';

/**
 * Whether no shopper can be here: no page, no worker of one, nor Node, where shops test; as on the servers near a shopper that
 * take no module from bytes, and no timer or random number before there is a request.
 */
export function isEdge() {
  const { document, importScripts, WebSocketPair, EdgeRuntime } = /** @type {any} */ (globalThis);
  // Cloudflare's and Vercel's have names of their own; the former pass for a worker, and for Node.
  return !document && Boolean(WebSocketPair || EdgeRuntime || !(importScripts || isNode()));
}

/** Storage that has not answered after so many milliseconds is not waited for. */
export const PATIENCE = 500;

/** IndexedDB; throws where there is none, or where the shopper blocks it. */
export function databases() {
  return indexedDB;
}

/** Whether anything can be stored here, as far as that can be told without trying. */
export function hasDatabases() {
  return attempt(() => Boolean(indexedDB)) ?? false;
}

/** A text of the origin's that is read at once; nothing where there is none, or storage is blocked. @param {string} key */
export function textOf(key) {
  // Where there are no databases, as in Node, it is not touched.
  return attempt(() => (hasDatabases() && localStorage.getItem(key)) || undefined);
}

/** Keeps a text of the origin's, or keeps it no more. False where that cannot be done. @param {string} key @param {string} [text] */
export function keepText(key, text) {
  const done = attempt(() => {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  });
  return done ?? false;
}

/**
 * A line to the other tabs of that name; none where tabs have nothing in common, or may not talk.
 *
 * @param {string} name
 * @param {(message: unknown) => void} heard
 */
export function channelTo(name, heard) {
  if (!hasDatabases()) return undefined;
  return attempt(() => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard(data);
    // In Node an open channel would keep the process alive.
    /** @type {any} */ (channel).unref?.();
    return {
      tell: (/** @type {unknown} */ message) => attempt(() => channel.postMessage(message)),
      close: () => attempt(() => channel.close()),
    };
  });
}

/**
 * Tells when the page goes out of sight, is left, and is in sight again; where there is no page, never.
 *
 * @param {{ hidden: () => void, left: () => void, shown: () => void }} told
 * @returns {() => void} ends it
 */
export function followPage({ hidden, left, shown }) {
  const ending = attempt(() => document && new AbortController());
  attempt(() => {
    const signal = ending?.signal;
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? hidden() : shown()), { signal });
    addEventListener('pagehide', left, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && shown(), { signal });
  });
  return () => ending?.abort();
}

/** What all shelves of this page share, whichever copy of the package they are of; nothing where there is no page. */
export function shelvesHere() {
  const shared = /** @type {Record<symbol, Set<import('./shelf.js').OnPage>>} */ (/** @type {unknown} */ (globalThis));
  return attempt(() => document && (shared[Symbol.for('reshelf')] ??= new Set()));
}

/** A name that nobody else gives. */
export function newName() {
  return attempt(() => crypto.randomUUID()) ?? `${Date.now()}-${Math.random()}`;
}

/** What hashes, where the page is served securely; and in a page that a test in Node pretends. */
export function subtle() {
  /** @type {SubtleCrypto | undefined} */
  const own = attempt(() => crypto.subtle);
  return own ?? attempt(() => isPretended() && builtIn('node:crypto').webcrypto.subtle);
}

/** Milliseconds since some moment; always 0 where there is no such clock. */
export function milliseconds() {
  return attempt(() => performance.now()) ?? 0;
}

/**
 * Does something unless another tab is doing it; where tabs cannot be asked, in any case.
 *
 * @template R
 * @param {string} what
 * @param {() => Promise<R>} work
 * @returns {Promise<R | undefined>} nothing where another does it
 */
export async function alone(what, work) {
  const asked = attempt(() => navigator.locks.request(what, { ifAvailable: true }, (lock) => (lock ? work() : undefined)));
  return asked ?? work();
}

/**
 * Runs when the page is idle, at the latest after so many milliseconds.
 *
 * @param {() => void} work
 * @param {number} within
 */
export function whenIdle(work, within) {
  if (!attempt(() => requestIdleCallback(work, { timeout: within }))) setTimeout(work, 0);
}

/**
 * Settles with the answer, or after the patience without one. It never rejects.
 *
 * @param {Promise<unknown>} answer
 * @returns {Promise<void>}
 */
export function inTime(answer) {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE);
    const done = () => {
      clearTimeout(late);
      resolve();
    };
    answer.then(done, done);
  });
}

/**
 * @template R
 * @param {() => R} work
 * @returns {R | undefined} nothing where it throws
 */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
