// What is kept in IndexedDB: a log of entries, and a checkpoint that stands for those before it. Beside them is told under which
// name the database was made: whoever finds another name, or none, knows that what it wrote was taken away.

import { databases, hasDatabases } from './host.js';

const VERSION = 2;
const LOG = 'log';
/** The checkpoint, and what is told of the database. */
const SHELF = 'shelf';
const CHECKPOINT = 'history';
const MADE = 'made';
const STORES = [LOG, SHELF];

/** @type {IDBTransactionOptions} */
const RELAXED = { durability: 'relaxed' };

/**
 * @typedef {object} Made what is told of a database
 * @property {string} name given when it was made
 * @property {number} seed what sets the coins of interleaved lists, and salts what is stored
 * @property {number} since when it was made
 * @property {number} checkpoints how many there were
 * @property {number} reaches the last entry that the newest stands for; 0 for none
 */

/**
 * @typedef {object} Found
 * @property {unknown} [made] nothing where there is no database
 * @property {unknown} [checkpoint] where everything was read
 * @property {unknown[]} entries in the order in which they were added
 * @property {number[]} keys of these, ascending
 */

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
   * All that is there; nothing where there is no database.
   *
   * @param {Made} [making] makes the database where there is none
   * @returns {Promise<Found>}
   */
  async read(making) {
    const database = await this.#opened(making !== undefined);
    if (!database) return { entries: [], keys: [] };
    const found = await all(database);
    // To begin a transaction that may write takes several times as long, and most pages find what was made before.
    return making && found.made === undefined ? all(database, making) : found;
  }

  /**
   * What was added after an entry, by whomever.
   *
   * @param {number} after
   * @returns {Promise<Found>}
   */
  async readOn(after) {
    const database = await this.#opened();
    if (!database) return { entries: [], keys: [] };
    const transaction = database.transaction(STORES, 'readonly', RELAXED);
    const log = transaction.objectStore(LOG);
    const rest = IDBKeyRange.lowerBound(after, true);
    const [made, keys, entries] = [transaction.objectStore(SHELF).get(MADE), log.getAllKeys(rest), log.getAll(rest)];
    await completed(transaction);
    return { made: made.result, entries: entries.result, keys: numbers(keys.result) };
  }

  /**
   * Adds entries, all or none. It starts at once where the database is open.
   *
   * @param {readonly unknown[]} entries
   * @param {Made} made
   * @returns {Promise<number[] | undefined>} their keys; nothing, and nothing is added, where there is no such database
   */
  async add(entries, made) {
    const open = this.#database;
    const database = open ?? (await this.#opened());
    if (!database) return undefined;
    const transaction = database.transaction(STORES, 'readwrite', RELAXED);
    const isSame = open ? () => true : onlyWhere(transaction, (found) => found.name === made.name);
    const log = transaction.objectStore(LOG);
    const added = entries.map((entry) => log.add(entry));
    // A page that is being left does not live to see the request succeed, after which it would be committed by itself, or it
    // sleeps and holds up all other tabs. As long as a database is open, no other takes its place.
    if (open) transaction.commit();
    if (!(await completedIf(isSame, transaction))) return undefined;
    return numbers(added.map(({ result }) => result));
  }

  /**
   * Puts a checkpoint in the place of all entries up to a key.
   *
   * @param {object} checkpoint
   * @param {Made} made as it was found
   * @param {number} reaches
   * @param {'alone' | 'marked' | 'all'} [how] `alone`: only where nothing was added after that key; `marked`: with an entry behind
   *   it that tells others to begin anew with it; `all`: whatever was added, in the place of everything
   * @returns {Promise<{ made: Made, last: number } | undefined>} as it is now, and the last key that is known; nothing, and
   *   nothing is changed, where it is not as it was found
   */
  async fold(checkpoint, made, reaches, how) {
    const database = await this.#opened();
    if (!database) return undefined;
    const transaction = database.transaction(STORES, 'readwrite', RELAXED);
    const [log, shelf] = [transaction.objectStore(LOG), transaction.objectStore(SHELF)];
    const isSame = onlyWhere(
      transaction,
      ({ name, checkpoints }) => name === made.name && (how === 'all' || checkpoints === made.checkpoints),
    );
    let isAlone = true;
    const now = { ...made, reaches, checkpoints: made.checkpoints + 1 };
    let last = reaches;
    const put = () => {
      if (how === 'all') now.reaches = last;
      log.delete(IDBKeyRange.upperBound(now.reaches));
      shelf.put(checkpoint, CHECKPOINT);
      shelf.put(now, MADE);
    };
    if (how === 'alone') {
      const more = log.count(IDBKeyRange.lowerBound(reaches, true));
      more.onsuccess = () => {
        isAlone = more.result === 0;
        if (isAlone) put();
        else transaction.abort();
      };
    } else if (how) {
      const marker = log.add(null);
      marker.onsuccess = () => {
        last = Number(marker.result);
        put();
      };
    } else {
      put();
    }
    return (await completedIf(() => isSame() && isAlone, transaction)) ? { made: now, last } : undefined;
  }

  /**
   * Does something at once where all that is stored is as it was found, and before anybody can change it.
   *
   * @param {Found} found
   * @param {() => void} work
   */
  async where({ made, keys }, work) {
    const database = await this.#opened();
    if (!database) return;
    const transaction = database.transaction(STORES, 'readonly', RELAXED);
    const { name, checkpoints, reaches } = Object(made);
    const isSame = onlyWhere(transaction, (now) => now.name === name && now.checkpoints === checkpoints);
    const later = transaction.objectStore(LOG).count(IDBKeyRange.lowerBound(keys.at(-1) ?? reaches, true));
    later.onsuccess = () => {
      if (later.result === 0) work();
    };
    await completedIf(isSame, transaction);
  }

  /**
   * Clears the stores and deletes the database, so that nothing tells that there was one. Where another tab holds it up, that
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
 * @param {IDBDatabase} database
 * @param {Made} [making] is written where nothing tells that it was made
 * @returns {Promise<Found>}
 */
async function all(database, making) {
  const transaction = database.transaction(STORES, making ? 'readwrite' : 'readonly', RELAXED);
  const [log, shelf] = [transaction.objectStore(LOG), transaction.objectStore(SHELF)];
  const [made, checkpoint, keys, entries] = [shelf.get(MADE), shelf.get(CHECKPOINT), log.getAllKeys(), log.getAll()];
  entries.onsuccess = () => {
    if (making && made.result === undefined) shelf.put(making, MADE);
  };
  await completed(transaction);
  return { made: made.result ?? making, checkpoint: checkpoint.result, entries: entries.result, keys: numbers(keys.result) };
}

/**
 * @param {string} name
 * @param {boolean} making
 * @returns {Promise<IDBDatabase | undefined>}
 */
function opened(name, making) {
  return new Promise((resolve, reject) => {
    const request = databases().open(name, VERSION);
    let none = false;
    request.onupgradeneeded = ({ oldVersion }) => {
      none = !making && oldVersion === 0;
      // Then it is not made.
      if (none) return request.transaction?.abort();
      request.result.createObjectStore(LOG, { autoIncrement: true });
      // Whoever else opens a database of that name makes one without.
      const isOurs = request.result.objectStoreNames.contains(SHELF);
      if (!isOurs) request.result.createObjectStore(SHELF);
      else if (request.transaction) upgrade(request.transaction.objectStore(SHELF));
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
 * The first version had a checkpoint alone, and of the database it told the name.
 *
 * @param {IDBObjectStore} shelf
 */
function upgrade(shelf) {
  const [name, checkpoint] = [shelf.get(MADE), shelf.get(CHECKPOINT)];
  checkpoint.onsuccess = () => {
    const { seed, counters } = Object(checkpoint.result);
    if (name.result) shelf.put({ name: name.result, seed, since: Object(counters).since, checkpoints: 1, reaches: 0 }, MADE);
  };
}

/**
 * @param {IDBDatabase} database
 * @returns {Promise<string | undefined>}
 */
async function cleared(database) {
  const transaction = database.transaction(STORES, 'readwrite');
  const made = transaction.objectStore(SHELF).get(MADE);
  for (const store of STORES) transaction.objectStore(store).clear();
  await completed(transaction);
  return Object(made.result).name;
}

/**
 * Gives a transaction up where the database is another one.
 *
 * @param {IDBTransaction} transaction
 * @param {(found: Made) => boolean} isWanted
 */
function onlyWhere(transaction, isWanted) {
  let same = true;
  const found = transaction.objectStore(SHELF).get(MADE);
  found.onsuccess = () => {
    same = isWanted(Object(found.result));
    if (!same) transaction.abort();
  };
  return () => same;
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

/**
 * @param {() => boolean} isWanted whether it was not given up
 * @param {IDBTransaction} transaction
 */
async function completedIf(isWanted, transaction) {
  await completed(transaction).catch((error) => {
    if (isWanted()) throw error;
  });
  return isWanted();
}

/** @param {readonly unknown[]} keys */
function numbers(keys) {
  return keys.map(Number);
}

function nothing() {
  return undefined;
}
