// When the shopper paused and went on, by the decisions that were made, in whatever order they are heard of.

const MOST = 32;

/** @typedef {{ paused: boolean, at: number }} Decision */

/** The newest decisions. */
export class Pauses {
  /** @type {Decision[]} oldest first */
  #decisions = [];

  /** Whether it is paused now. */
  get paused() {
    return this.wasPaused(Infinity);
  }

  /** The decisions, oldest first. */
  get all() {
    return this.#decisions;
  }

  /** Begins anew. */
  clear() {
    this.#decisions = [];
  }

  /** @param {Decision[]} decisions */
  add(...decisions) {
    this.#decisions = [...this.#decisions, ...decisions].sort((one, other) => one.at - other.at).slice(-MOST);
  }

  /** @param {number} moment */
  wasPaused(moment) {
    return this.#decisions.findLast(({ at }) => at <= moment)?.paused ?? false;
  }
}

/**
 * @param {unknown} entry
 * @returns {entry is Decision}
 */
export function isPauseDecision(entry) {
  const { paused, at } = Object(entry);
  return typeof paused === 'boolean' && typeof at === 'number';
}
