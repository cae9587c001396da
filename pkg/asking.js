// What is asked of storage: how long it may take, whether the answer still counts, and one warning until it goes right.

import { PATIENCE } from './host.js';

const LATE = 'storage does not answer';
/** Of its patience; a page that slept meanwhile hears the answer just after it wakes. */
const LAST = 50;

/** Whatever makes the questions so far void begins anew. */
export class Asking {
  #warn;
  #epoch = 0;
  /** @type {Set<string>} what went wrong and did not go right again, by its consequence */
  #wrong = new Set();

  /** @param {(error: unknown, consequence: string) => void} warn */
  constructor(warn) {
    this.#warn = warn;
  }

  /** What was asked so far is void. @param {string} consequence of which it is not known any more that it went wrong */
  beginAnew(consequence) {
    this.#epoch++;
    this.#wrong.delete(consequence);
  }

  /** @param {string} consequence */
  goesWrong(consequence) {
    return this.#wrong.has(consequence);
  }

  /**
   * Asks something of storage. Where it takes too long or fails, there is one warning until it is done the next time.
   *
   * @param {string} consequence
   * @param {(current: () => boolean) => Promise<boolean>} question true: it can be done again
   * @param {boolean} [owed] it is to be done whatever else is void by then
   */
  async ask(consequence, question, owed = false) {
    const epoch = this.#epoch;
    const current = () => this.#epoch === epoch;
    const failed = (/** @type {unknown} */ error) => {
      if (this.#wrong.has(consequence) || !(owed || current())) return;
      this.#wrong.add(consequence);
      this.#warn(error, consequence);
    };
    let late = setTimeout(() => {
      late = setTimeout(() => failed(new Error(LATE)), LAST);
    }, PATIENCE - LAST);
    try {
      if (await question(current)) this.#wrong.delete(consequence);
    } catch (error) {
      failed(error);
    }
    clearTimeout(late);
  }
}
