// What is in a card, also where it is an element with a tree of its own (shadow DOM).

/** @type {WeakMap<Element, ParentNode[]>} looked for once for all that is read of a card */
let trees = new WeakMap();

/** What stood in the page may be another by now. */
export function lookAnew() {
  trees = new WeakMap();
}

/**
 * Those of a selector in an element, itself included, and in the open shadow trees in it.
 *
 * @param {Element} element
 * @param {string} selector
 * @returns {Element[]}
 */
export function allWithin(element, selector) {
  const within = trees.get(element) ?? treesIn(element, [element]);
  trees.set(element, within);
  const own = element.matches(selector) ? [element] : [];
  return [...own, ...within.flatMap((tree) => [...tree.querySelectorAll(selector)])];
}

/**
 * @param {Element | ShadowRoot} tree
 * @param {ParentNode[]} found
 */
function treesIn(tree, found) {
  for (const { shadowRoot } of [...(tree instanceof Element ? [tree] : []), ...tree.querySelectorAll('*')]) {
    if (shadowRoot) treesIn(shadowRoot, found).push(shadowRoot);
  }
  return found;
}
