// Elements into a new order, by as few moves as can be: what does not move keeps its focus, its frames, its films.

/** What starts anew when it is taken out of the page and put back. */
const LOADED_ANEW = 'iframe, object, embed, video, audio';

/**
 * Brings cards into an order. What stands among them stays at its place.
 *
 * @param {ParentNode & Node} list
 * @param {Element[]} cards children of the list, as they stand
 * @param {ArrayLike<number>} order `order[k]` is the index of the card that goes to the place of card k
 */
export function arrange(list, cards, order) {
  const children = [...list.children];
  const arranged = inNewOrder(children, cards, order);
  const before = new Map(children.map((child, index) => [child, index]));
  const isCard = new Set(cards);
  const stays = heaviestIncreasing(
    arranged.map((child) => before.get(child) ?? 0),
    arranged.map((child) => weight(child, isCard.has(child), children.length)),
  );
  const nodes = new Map(children.map((child) => [child, withItsSpace(child)]));
  /** @type {ChildNode | null} */
  let next = nodes.get(/** @type {Element} */ (children.at(-1)))?.at(-1)?.nextSibling ?? null;
  for (let at = arranged.length - 1; at >= 0; at--) {
    const child = /** @type {Element} */ (arranged[at]);
    if (!stays[at]) for (const node of nodes.get(child) ?? []) move(list, node, next);
    next = child;
  }
}

/**
 * @param {Element[]} children
 * @param {Element[]} cards
 * @param {ArrayLike<number>} order
 */
function inNewOrder(children, cards, order) {
  const places = new Map(cards.map((card, k) => [card, k]));
  return children.map((child) => {
    const k = places.get(child);
    return k === undefined ? child : /** @type {Element} */ (cards[/** @type {number} */ (order[k])]);
  });
}

/**
 * How much is lost if it moves: more for the one with the focus than for all others together, and more for one that
 * would load anew than for all that would not.
 *
 * @param {Element} child
 * @param {boolean} isCard
 * @param {number} count of the list's children
 */
function weight(child, isCard, count) {
  if (child.matches(':focus-within')) return count * count;
  const loads = child.matches(LOADED_ANEW) || child.querySelector(LOADED_ANEW) !== null;
  return loads || !isCard ? count : 1;
}

/**
 * The space after it comes along: it parts cards that are laid out like words.
 *
 * @param {Element} child
 * @returns {ChildNode[]}
 */
function withItsSpace(child) {
  const after = child.nextSibling;
  return after instanceof Text && after.data.trim() === '' ? [child, after] : [child];
}

/**
 * @param {Node} list
 * @param {ChildNode} node
 * @param {ChildNode | null} next
 */
function move(list, node, next) {
  const parent = /** @type {Node & { moveBefore?: Node['insertBefore'] }} */ (list);
  if (parent.moveBefore) parent.moveBefore(node, next);
  else parent.insertBefore(node, next);
}

/**
 * The heaviest increasing subsequence, by dynamic programming over a Fenwick tree of maxima: O(n log n).
 *
 * @param {readonly number[]} sequence a permutation of 0 to n - 1
 * @param {readonly number[]} weights each above 0
 * @returns {boolean[]} which of the sequence belong to it
 */
export function heaviestIncreasing(sequence, weights) {
  const n = sequence.length;
  const total = new Float64Array(n);
  const previous = new Int32Array(n).fill(-1);
  const tree = new Int32Array(n + 1).fill(-1);
  const weightAt = (/** @type {number} */ k) => (k < 0 ? 0 : /** @type {number} */ (total[k]));
  const heavier = (/** @type {number} */ a, /** @type {number} */ b) => (weightAt(b) > weightAt(a) ? b : a);

  let last = -1;
  for (let k = 0; k < n; k++) {
    const value = /** @type {number} */ (sequence[k]);
    let best = -1;
    for (let at = value; at > 0; at -= at & -at) best = heavier(best, /** @type {number} */ (tree[at]));
    previous[k] = best;
    total[k] = weightAt(best) + /** @type {number} */ (weights[k]);
    for (let at = value + 1; at <= n; at += at & -at) tree[at] = heavier(/** @type {number} */ (tree[at]), k);
    last = heavier(last, k);
  }

  const chosen = new Array(n).fill(false);
  for (let k = last; k >= 0; k = /** @type {number} */ (previous[k])) chosen[k] = true;
  return chosen;
}
