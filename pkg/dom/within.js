// What is in a card, also where it is an element with a tree of its own (shadow DOM).

/**
 * Those of a selector in an element, itself included, and in the open shadow trees in it.
 *
 * @param {Element | ShadowRoot} tree
 * @param {string} selector
 * @returns {Element[]}
 */
export function allWithin(tree, selector) {
  const all = [...(tree instanceof Element ? [tree] : []), ...tree.querySelectorAll('*')];
  return all.flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? allWithin(element.shadowRoot, selector) : []),
  ]);
}
