// What stands in a page, as text.

/**
 * The text of the first element of a selector; nothing where there is none.
 *
 * @param {ParentNode} within
 * @param {string} selector
 */
export function textOf(within, selector) {
  return within.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
}

/**
 * A value of the first element of a selector.
 *
 * @param {ParentNode} within
 * @param {string} selector
 * @param {string} attribute
 */
export function attributeOf(within, selector, attribute) {
  return within.querySelector(selector)?.getAttribute(attribute) || undefined;
}
