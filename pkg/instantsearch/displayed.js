// The lists that a page was given, so that an event which names a hit by its objectID finds it.

/** @typedef {import('../types.d.ts').Item} Item */

/**
 * A list of hits of one index.
 *
 * @typedef {object} List
 * @property {string} index
 * @property {readonly any[]} hits
 * @property {(hit: any) => Item} describe
 * @property {() => void} seen called where the shopper acts on it
 */

const LISTS = 24;

/** @type {WeakMap<object, Displayed>} */
const ofShelves = new WeakMap();

/** The newest lists, at most 24, of all clients of one shelf. */
export class Displayed {
  /** @type {List[]} newest first */
  #lists = [];

  /** @param {any} shelf as the shop passes it, a promise or not */
  static of(shelf) {
    if (typeof shelf !== 'object' || shelf === null) return new Displayed();
    const displayed = ofShelves.get(shelf) ?? new Displayed();
    ofShelves.set(shelf, displayed);
    return displayed;
  }

  /** @param {List} list */
  add(list) {
    this.#lists.unshift(list);
    if (this.#lists.length > LISTS) this.#lists.pop();
  }

  /**
   * The item of a hit that the shopper acts on; nothing where it is in no list.
   *
   * @param {string} objectID
   * @param {string | undefined} index any where it is not said
   */
  actedOn(objectID, index) {
    for (const list of this.#lists) {
      if (index !== undefined && list.index !== index) continue;
      const hit = list.hits.find((hit) => String(hit?.objectID) === objectID);
      if (hit === undefined) continue;
      list.seen();
      return list.describe(hit);
    }
    return undefined;
  }
}
