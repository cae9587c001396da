// What is to be deleted of what is stored, until it is: storage may be late, or fail, and then it is tried again.

import { inTime } from './host.js';

const NOT_DELETED = 'What was kept is deleted when that can be done';

/** @typedef {import('./keeper.js').Message} Message */

/** The database and its copy, for one reason or several. */
export class Deletion {
  #storage;
  #copy;
  #asking;
  #done;
  /** @type {Message | undefined} why, for the other tabs */
  #owed;
  /** @type {Promise<void> | undefined} */
  #underWay;

  /**
   * @param {import('./storage.js').Storage} storage
   * @param {import('./copy.js').Copy} copy
   * @param {import('./asking.js').Asking} asking
   * @param {(told: Message) => void} done told of each, with the name of what is gone
   */
  constructor(storage, copy, asking, done) {
    this.#storage = storage;
    this.#copy = copy;
    this.#asking = asking;
    this.#done = done;
  }

  get isOwed() {
    return this.#owed !== undefined;
  }

  /** Nothing is to stay. Resolves when that is done, or takes too long, or fails. @param {Message} told */
  owe(told) {
    this.#owed = { ...this.#owed, ...told };
    return inTime(this.settle());
  }

  /** Deletes what is owed. */
  async settle() {
    if (this.#owed) await (this.#underWay ??= this.#delete().finally(() => (this.#underWay = undefined)));
  }

  #delete() {
    const deleted = async () => {
      for (let owed; (owed = this.#owed); ) {
        const made = await this.#storage.delete();
        this.#copy.remove();
        if (this.#owed === owed) this.#owed = undefined;
        this.#done({ ...owed, made });
      }
      return true;
    };
    return this.#asking.ask(NOT_DELETED, deleted, true);
  }
}
