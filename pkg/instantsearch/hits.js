// The hits that a page was given, so that an event which names one by its objectID alone says what it is. From which list
// it is the core knows.

import { describedBy } from './hit.js';

/** @typedef {import('../types.d.ts').Item} Item */

/**
 * One search client's hits of one index.
 *
 * @typedef {object} Of
 * @property {string} index
 * @property {(hit: any) => Item} describe
 * @property {() => void} seen called where the shopper acts on one of them
 */

const MOST = 2048;

/** @type {WeakMap<object, Hits>} */
const ofShelves = new WeakMap();

/** At most 2,048 hits, those given last, of all clients of one shelf. */
export class Hits {
  /** @type {Map<string, Map<string, Of & { hit: any }>>} by objectID, then by index; given last at the end */
  #given = new Map();

  /** @param {any} shelf as the shop passes it, a promise or not */
  static of(shelf) {
    if (typeof shelf !== 'object' || shelf === null) return new Hits();
    const hits = ofShelves.get(shelf) ?? new Hits();
    ofShelves.set(shelf, hits);
    return hits;
  }

  /**
   * @param {readonly any[]} hits
   * @param {Of} of
   */
  add(hits, of) {
    for (const hit of hits) {
      const objectID = String(hit?.objectID);
      const byIndex = this.#given.get(objectID) ?? new Map();
      byIndex.delete(of.index);
      byIndex.set(of.index, { ...of, hit });
      this.#given.delete(objectID);
      this.#given.set(objectID, byIndex);
    }
    for (const oldest of this.#given.keys()) {
      if (this.#given.size <= MOST) break;
      this.#given.delete(oldest);
    }
  }

  /**
   * The item of a hit that the shopper acts on; nothing where none of that name was given.
   *
   * @param {string} objectID
   * @param {string | undefined} index the one it was given last in, where it is not said
   */
  actedOn(objectID, index) {
    const byIndex = this.#given.get(objectID);
    const given = index === undefined ? [...(byIndex?.values() ?? [])].at(-1) : byIndex?.get(index);
    given?.seen();
    return given && describedBy(given.describe, given.hit);
  }
}
