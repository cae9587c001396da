// A list whose rows are known by a key: a row stays the same element for as long as its key is there.

/**
 * @template T
 * @typedef {{ node: HTMLElement, show(item: T): void }} Row
 */

/**
 * The rows of one list.
 *
 * @template T
 */
export class Rows {
  #parent;
  #make;
  /** @type {Map<string, Row<T>>} */
  #rows = new Map();

  /**
   * @param {HTMLElement} parent
   * @param {() => Row<T>} make
   */
  constructor(parent, make) {
    this.#parent = parent;
    this.#make = make;
  }

  /**
   * @param {readonly T[]} items
   * @param {(item: T, index: number) => string} keyOf
   */
  show(items, keyOf) {
    /** @type {Map<string, Row<T>>} */
    const rows = new Map();
    items.forEach((item, index) => {
      const key = keyOf(item, index);
      const row = this.#rows.get(key) ?? this.#make();
      row.show(item);
      rows.set(key, row);
    });
    for (const [key, { node }] of this.#rows) if (!rows.has(key)) leave(node);
    this.#arrange(this.#inUse() ? inOrderOf(this.#rows, rows) : rows);
  }

  /** Under a finger or the keyboard nothing changes places. */
  #inUse() {
    return this.#parent.matches(':hover, :focus-within');
  }

  /** @param {Map<string, Row<T>>} rows */
  #arrange(rows) {
    this.#rows = rows;
    let next = this.#parent.firstElementChild;
    for (const { node } of rows.values()) {
      if (node === next) next = next.nextElementSibling;
      else this.#parent.insertBefore(node, next);
    }
  }
}

/**
 * The old ones as they were, the new ones after them.
 *
 * @template T
 * @param {Map<string, Row<T>>} before
 * @param {Map<string, Row<T>>} now
 * @returns {Map<string, Row<T>>}
 */
function inOrderOf(before, now) {
  const stay = [...before].filter(([key]) => now.has(key));
  return new Map([...stay, ...now]);
}

/**
 * Takes a row away; the focus goes to the same place in its neighbour, or to what holds the list.
 *
 * @param {HTMLElement} node
 */
function leave(node) {
  const focused = /** @type {ShadowRoot} */ (node.getRootNode()).activeElement;
  const neighbour = node.nextElementSibling ?? node.previousElementSibling;
  const panel = node.closest('[role=tabpanel]');
  const had = focused && node.contains(focused);
  node.remove();
  if (!had) return;
  const same = neighbour?.querySelector(`.${focused.className}`) ?? panel;
  /** @type {HTMLElement | null} */ (same)?.focus();
}
