// When the history is written and read again: soon after a change, before the page is left, and when another tab wrote.

import { Storage } from './storage.js';

const SOON = 50;

const NOT_KEPT = 'What is known is not kept beyond this page';
const BEGUN_ANEW = 'What was kept cannot be used, and is begun anew';

/** @typedef {import('./storage.js').Kept} Kept */

/**
 * @typedef {object} Source what a keeper keeps
 * @property {() => Kept | undefined} kept nothing where nothing is known for certain, which is not to be written
 * @property {(kept: Kept) => void} restore
 * @property {() => void} forget
 */

/**
 * Tabs of one shop tell each other of each writing and each forgetting, and take over what another wrote. One person acts
 * in one tab at a time, so the last writing is the newest.
 */
export class Keeper {
  #storage;
  #source;
  #warn;
  #revision = '';
  #keeping = false;
  /** @type {Promise<import('./storage.js').Stored | undefined> | undefined} */
  #ahead;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #writing = Promise.resolve();
  /** @type {BroadcastChannel | undefined} */
  #channel;
  #leaving = new AbortController();

  /**
   * @param {string} name the database's
   * @param {Source} source
   * @param {(error: unknown, consequence: string) => void} warn
   */
  constructor(name, source, warn) {
    this.#storage = new Storage(name);
    this.#source = source;
    this.#warn = warn;
    this.#listen(name);
  }

  /** Starts reading what is stored, for whoever calls `keep` soon. */
  readAhead() {
    this.#ahead = this.#storage.read();
    this.#ahead.catch(() => {});
  }

  /** From now on it is kept; what is stored is read first. Resolves to whether there was any. */
  async keep() {
    if (this.#leaving.signal.aborted) return false;
    this.#keeping = true;
    return this.#reload();
  }

  /** From now on nothing is kept; what is stored stays. */
  pause() {
    this.#keeping = false;
    this.#ahead = undefined;
    this.#stopTimer();
  }

  /** From now on nothing is kept, and nothing stays. */
  async discard() {
    this.#keeping = false;
    await this.#erase();
  }

  /** Something changed. */
  changed() {
    if (this.#keeping) this.#timer ??= setTimeout(() => this.flush(), SOON);
  }

  /** Nothing stays, here and in other tabs, of what was known until now. */
  async forget() {
    this.#channel?.postMessage({ forgotten: true });
    await this.#erase();
  }

  /** Writes what has changed. Resolves when all is written that had to be. */
  flush() {
    if (this.#timer !== undefined) this.#writing = this.#write();
    return this.#writing;
  }

  async close() {
    this.#leaving.abort();
    this.#keeping = false;
    await this.flush();
    this.#channel?.close();
    this.#storage.close();
  }

  async #write() {
    this.#stopTimer();
    const kept = this.#source.kept();
    if (!kept) return;
    try {
      const revision = crypto.randomUUID?.() ?? String(Math.random());
      this.#revision = revision;
      await this.#storage.write({ ...kept, revision });
      this.#channel?.postMessage({ revision });
    } catch (error) {
      this.#warn(error, NOT_KEPT);
    }
  }

  async #erase() {
    this.#stopTimer();
    this.#ahead = undefined;
    this.#revision = '';
    try {
      await this.#storage.delete();
    } catch (error) {
      this.#warn(error, NOT_KEPT);
    }
  }

  async #reload() {
    try {
      const stored = await (this.#ahead ?? this.#storage.read());
      this.#ahead = undefined;
      // What changed here meanwhile is newer, and about to be written.
      if (!this.#keeping || this.#timer !== undefined || !stored || stored.revision === this.#revision) return false;
      this.#revision = stored.revision;
      return this.#restored(stored);
    } catch (error) {
      this.#warn(error, NOT_KEPT);
      return false;
    }
  }

  /** @param {Kept} kept */
  #restored(kept) {
    try {
      this.#source.restore(kept);
      return true;
    } catch (error) {
      this.#warn(error, BEGUN_ANEW);
      return false;
    }
  }

  /** @param {string} name */
  #listen(name) {
    const { signal } = this.#leaving;
    if (typeof document !== 'undefined') {
      addEventListener('pagehide', () => this.flush(), { signal });
      document.addEventListener('visibilitychange', () => this.#visibility(), { signal });
    }
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`reshelf:${name}`);
    this.#channel.addEventListener('message', ({ data }) => this.#told(data), { signal });
    // In Node an open channel would keep the process alive.
    /** @type {any} */ (this.#channel).unref?.();
  }

  #visibility() {
    if (document.visibilityState === 'hidden') this.flush();
    else if (this.#keeping) this.#reload();
  }

  /** @param {{ forgotten?: boolean }} message */
  async #told(message) {
    if (message.forgotten) {
      this.#source.forget();
      await this.#erase();
    } else if (this.#keeping) {
      await this.#reload();
    }
  }

  #stopTimer() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
