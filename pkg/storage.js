// One record in IndexedDB, and beside it the name under which the database was made: whoever finds another name, or none,
// knows that what it wrote was taken away.

import { databases, hasDatabases } from './host.js';

const STORE = 'shelf';
const RECORD = 'history';
const MADE = 'made';

/** @type {IDBTransactionOptions} */
const RELAXED = { durability: 'relaxed' };

/** @typedef {{ made?: string, record?: unknown }} Found */

/** Opened at the first use, and kept open so that a write can start while the page is being left. */
export class Storage {
  #name;
  /** @type {Promise<IDBDatabase | undefined> | undefined} */
  #opening;
  /** @type {IDBDatabase | undefined} */
  #database;
  /** Another one after each closing. */
  #use = {};

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  /**
   * What is there; nothing where there is no database.
   *
   * @param {string} [making] makes the database where there is none, under that name
   * @returns {Promise<Found>}
   */
  async read(making) {
    const database = await this.#opened(making !== undefined);
    if (!database) return {};
    const transaction = database.transaction(STORE, making ? 'readwrite' : 'readonly', RELAXED);
    const store = transaction.objectStore(STORE);
    const [name, record] = [store.get(MADE), store.get(RECORD)];
    /** @type {string | undefined} */
    let made;
    record.onsuccess = () => {
      made = typeof name.result === 'string' ? name.result : making;
      if (made !== name.result && made) store.put(made, MADE);
    };
    await completed(transaction);
    return { made, record: record.result };
  }

  /**
   * Starts writing at once where the database is open.
   *
   * @param {object} record
   * @param {string} made
   * @returns {Promise<boolean>} false, and nothing is written, where there is no database of that name
   */
  async write(record, made) {
    const open = this.#database;
    const database = open ?? (await this.#opened());
    if (!database) return false;
    const transaction = database.transaction(STORE, 'readwrite', RELAXED);
    const store = transaction.objectStore(STORE);
    let same = true;
    if (!open) {
      const name = store.get(MADE);
      name.onsuccess = () => {
        same = name.result === made;
        if (!same) transaction.abort();
      };
    }
    store.put(record, RECORD);
    // A page that is being left does not live to see the request succeed, after which it would be committed by itself, or it
    // sleeps and holds up all other tabs. As long as a database is open, no other takes its place.
    if (open) transaction.commit();
    await completed(transaction).catch((error) => {
      if (same) throw error;
    });
    return same;
  }

  /**
   * Clears the record and deletes the database, so that nothing tells that there was one. Where another tab holds it up, that
   * is not waited for: it is empty by then, and goes when it can.
   *
   * @returns {Promise<string | undefined>} the name under which it had been made
   */
  async delete() {
    if (!hasDatabases()) return undefined;
    const database = await this.#opened().catch(nothing);
    const clearing = database && cleared(database);
    this.close();
    const [made] = await Promise.all([clearing, deleted(this.#name, Boolean(database))]);
    return made;
  }

  /** Also one that is being opened: a connection left open would hold up whoever deletes the database. */
  close() {
    this.#use = {};
    this.#opening?.then((database) => database?.close(), nothing);
    this.#opening = this.#database = undefined;
  }

  /**
   * One connection, whoever asks for it meanwhile.
   *
   * @param {boolean} [making] where there is no database
   */
  #opened(making = false) {
    const [use, before] = [this.#use, this.#opening];
    const opening = (async () => (await before?.catch(nothing)) ?? this.#open(making, () => this.#use === use))();
    opening.catch(nothing);
    this.#opening = opening;
    return opening;
  }

  /**
   * @param {boolean} making
   * @param {() => boolean} isWanted
   */
  async #open(making, isWanted) {
    const database = isWanted() ? await opened(this.#name, making) : undefined;
    // Whoever closes meanwhile wants none of it, and closes it.
    if (!database || !isWanted()) return database;
    // Another tab deletes it: an open connection would hold that up.
    database.onversionchange = database.onclose = () => this.#lost(database);
    this.#database = database;
    return database;
  }

  /** @param {IDBDatabase} database */
  #lost(database) {
    database.close();
    if (database === this.#database) this.#opening = this.#database = undefined;
  }
}

/**
 * @param {string} name
 * @param {boolean} making
 * @returns {Promise<IDBDatabase | undefined>}
 */
function opened(name, making) {
  return new Promise((resolve, reject) => {
    const request = databases().open(name, 1);
    let none = false;
    request.onupgradeneeded = () => {
      none = !making;
      if (making) request.result.createObjectStore(STORE);
      // Then it is not made.
      else request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      if (none) resolve(undefined);
      else reject(request.error);
    };
  });
}

/**
 * @param {IDBDatabase} database
 * @returns {Promise<string | undefined>}
 */
async function cleared(database) {
  const transaction = database.transaction(STORE, 'readwrite');
  const store = transaction.objectStore(STORE);
  const name = store.get(MADE);
  store.clear();
  await completed(transaction);
  return name.result;
}

/**
 * @param {string} name
 * @param {boolean} isEmpty whoever holds it up need not be waited for
 * @returns {Promise<void>}
 */
function deleted(name, isEmpty) {
  return new Promise((resolve, reject) => {
    const request = databases().deleteDatabase(name);
    request.onsuccess = () => resolve();
    if (isEmpty) request.onblocked = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/**
 * What is written is there when the transaction is complete, not when its request has succeeded.
 *
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

function nothing() {
  return undefined;
}
