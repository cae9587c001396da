// One record in IndexedDB: the history's bytes, what was counted, and the number of the writing.

const STORE = 'shelf';
const KEY = 'history';

/** @typedef {{ bytes: Uint8Array, counters: import('./types.d.ts').Counters, seed: number }} Kept */
/** @typedef {Kept & { revision: string }} Stored */

/** Opened at the first use, and kept open so that a write can start while the page is being left. */
export class Storage {
  #name;
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening;
  /** @type {IDBDatabase | undefined} */
  #database;

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  /** @returns {Promise<Stored | undefined>} */
  async read() {
    const database = await this.#opened();
    // It was closed meanwhile, to be deleted or because the page is done with it.
    if (database !== this.#database) return undefined;
    return settled(database.transaction(STORE).objectStore(STORE).get(KEY));
  }

  /**
   * Starts writing at once where the database is open.
   *
   * @param {Stored} stored
   */
  async write(stored) {
    const database = this.#database ?? (await this.#opened());
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
    const written = settled(transaction.objectStore(STORE).put(stored, KEY));
    // A page that is being left does not live to see the request succeed, after which it would be committed by itself.
    transaction.commit();
    await written;
  }

  /** Deletes the database itself, so that nothing tells that there was one. */
  async delete() {
    if (typeof indexedDB === 'undefined') return;
    this.close();
    await settled(indexedDB.deleteDatabase(this.#name));
  }

  /** Also one that is being opened: a connection left open would hold up whoever deletes the database. */
  close() {
    this.#opening?.then((database) => database.close(), () => {});
    this.#opening = this.#database = undefined;
  }

  /** One connection, whoever asks for it meanwhile. */
  #opened() {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    // Whoever closes meanwhile wants none of it.
    const isWanted = () => this.#opening === opening;
    const opening = settled(request).then(
      (database) => {
        // Another tab deletes it: an open connection would hold that up.
        database.onversionchange = database.onclose = () => this.#lost(database);
        if (isWanted()) this.#database = database;
        return database;
      },
      (error) => {
        if (isWanted()) this.#opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  /** @param {IDBDatabase} database */
  #lost(database) {
    database.close();
    if (database === this.#database) this.#opening = this.#database = undefined;
  }
}

/**
 * @template R
 * @param {IDBRequest<R>} request
 * @returns {Promise<R>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
