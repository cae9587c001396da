// GA4's data layer: its events, and what Google's consent mode says of keeping them.

import { connect } from './connect.js';
import { ConsentMode } from './consent-mode.js';

/** @typedef {import('./types.d.ts').Reshelf} Reshelf */

/** @type {WeakMap<Reshelf, WeakMap<unknown[], Connection>>} */
const connections = new WeakMap();

/** @type {typeof import('./ga4.d.ts').connectGa4} */
export function connectGa4(shelf, options) {
  const { dataLayer = pagesDataLayer(), region } = options ?? {};
  if (!isPromise(shelf)) return begin(shelf, dataLayer, region);

  let end = nothing;
  let ended = false;
  shelf.then((started) => {
    if (!ended) end = begin(started, dataLayer, region);
  }, notListening);
  return () => {
    ended = true;
    end();
  };
}

/**
 * @param {Reshelf} shelf
 * @param {unknown[]} dataLayer
 * @param {string | undefined} region
 */
function begin(shelf, dataLayer, region) {
  try {
    if (!Array.isArray(dataLayer)) throw new Error('connectGa4 was given a data layer that is no array');
    if (typeof shelf?.observe !== 'function') throw new Error('connectGa4 was given no shelf; startReshelf returns one');
    const connection = connectionOf(shelf, dataLayer, region);
    connection.open();
    return once(() => connection.close());
  } catch (error) {
    notListening(error);
    return nothing;
  }
}

/**
 * The one between a shelf and a data layer, however often it is asked for: nothing is counted twice.
 *
 * @param {Reshelf} shelf
 * @param {unknown[]} dataLayer
 * @param {string | undefined} region
 */
function connectionOf(shelf, dataLayer, region) {
  const ofShelf = connections.get(shelf) ?? new WeakMap();
  connections.set(shelf, ofShelf);
  const connection = ofShelf.get(dataLayer) ?? new Connection(shelf, dataLayer, region);
  connection.replaced = (layer) => void ofShelf.set(layer, connection);
  ofShelf.set(dataLayer, connection);
  return connection;
}

/** It outlives its ends, to know when it begins again what it took in before. */
class Connection {
  #shelf;
  #dataLayer;
  #consent;
  /** @type {WeakSet<object>} */
  #taken = new WeakSet();
  #users = 0;
  #end = nothing;
  /** Told of the array that the page puts in the data layer's place. @type {(layer: unknown[]) => void} */
  replaced = nothing;

  /**
   * @param {Reshelf} shelf
   * @param {unknown[]} dataLayer
   * @param {string | undefined} region
   */
  constructor(shelf, dataLayer, region) {
    this.#shelf = shelf;
    this.#dataLayer = dataLayer;
    this.#consent = new ConsentMode(shelf, region);
  }

  open() {
    if (this.#users++ > 0) return;
    // Only what is found there can be old: a page may push one object twice, and means it twice.
    const known = new Set(this.#dataLayer.filter((entry) => isObject(entry) && this.#taken.has(entry)));
    let begun = false;
    const hear = (/** @type {unknown} */ entry, /** @type {unknown} */ pushed) => {
      if (isObject(entry) && isObject(pushed) && (begun || !known.has(pushed))) this.#take(entry, pushed);
    };
    const replaced = (/** @type {unknown[]} */ layer) => {
      this.#dataLayer = layer;
      this.replaced(layer);
    };
    this.#end = connect(this.#dataLayer, hear, replaced);
    begun = true;
  }

  close() {
    if (--this.#users === 0) this.#end();
  }

  /**
   * @param {object} entry
   * @param {object} pushed the same as it was pushed
   */
  #take(entry, pushed) {
    this.#taken.add(pushed);
    try {
      if (!this.#consent.heard(entry)) this.#shelf.observe(/** @type {any} */ (entry));
    } catch (error) {
      warn(error, 'An entry of the data layer is passed over');
    }
  }
}

/** @returns {unknown[]} */
function pagesDataLayer() {
  // On a server all visitors would share it.
  if (typeof window === 'undefined') return [];
  const page = /** @type {{ dataLayer?: unknown[] }} */ (globalThis);
  return (page.dataLayer ??= []);
}

/**
 * @param {Reshelf | PromiseLike<Reshelf>} shelf
 * @returns {shelf is PromiseLike<Reshelf>}
 */
function isPromise(shelf) {
  return typeof (/** @type {any} */ (shelf)?.then) === 'function';
}

/**
 * @param {unknown} entry
 * @returns {entry is object}
 */
function isObject(entry) {
  return typeof entry === 'object' && entry !== null;
}

/** @param {() => void} work */
function once(work) {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** @param {unknown} error */
function notListening(error) {
  warn(error, 'The data layer is not listened to');
}

/**
 * @param {unknown} error
 * @param {string} consequence
 */
function warn(error, consequence) {
  console.warn(`reshelf: ${error instanceof Error ? error.message : error}. ${consequence}.`);
}

function nothing() {}
