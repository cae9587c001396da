/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an element: `element('a', { href: '/cart', class: 'button' }, 'Cart')`. A function as value listens to the event
 * that the name says behind `on`; true sets an attribute without value, false, null and undefined leave it out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...present(children.flat()));
  return made;
}

/** A bar filled to a share from 0 to 1. @param {number} share @param {string} [kind] */
export function bar(share, kind = '') {
  const made = element('span', { class: `bar ${kind}`.trim(), 'aria-hidden': 'true' });
  made.style.setProperty('--share', String(Math.min(1, Math.max(0, share))));
  return made;
}

/**
 * An element of the page's own HTML.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @returns {Kind}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element with the id "${id}"`);
  return /** @type {Kind} */ (found);
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function present(children) {
  return children.flatMap((child) => (child === null || child === undefined || child === false ? [] : typeof child === 'number' ? String(child) : child));
}
