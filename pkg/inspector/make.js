// Makes elements, and changes them only where something is different, so that what is focused or read aloud stays.

/** @typedef {Node | string} Child */

/**
 * `make('button', { class: 'act', onclick: run }, 'Go')`. A function listens to the event behind `on`; true is an
 * attribute without a value, false and undefined are none.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/**
 * @param {Node} node
 * @param {string} text
 */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Text that is there only if there is something to say.
 *
 * @param {HTMLElement} node
 * @param {string} text
 */
export function sayIfAny(node, text) {
  node.hidden = text === '';
  say(node, text);
}

/**
 * A button.
 *
 * @param {string} text
 * @param {() => void} onclick
 * @param {string} [kind] its class
 */
export function button(text, onclick, kind = '') {
  return make('button', { type: 'button', class: kind, onclick }, text);
}

/**
 * Facts, each a name and a value that changes: `const { node, show } = facts('Kept')`, `show('12 bytes')`.
 *
 * @param {...string} names
 */
export function facts(...names) {
  const values = names.map(() => make('dd'));
  const node = make('dl', { class: 'facts' });
  names.forEach((name, n) => node.append(make('div', {}, make('dt', {}, name), /** @type {Node} */ (values[n]))));
  return {
    node,
    /** @param {...string} told */
    show(...told) {
      values.forEach((value, n) => say(value, told[n] ?? ''));
    },
  };
}

/** A bar from 0 to a share of at most 1. */
export function bar() {
  const fill = make('span');
  return {
    node: make('span', { class: 'bar', 'aria-hidden': 'true' }, fill),
    /** @param {number} share */
    show: (share) => fill.style.setProperty('inline-size', `${Math.min(1, Math.max(0, share)) * 100}%`),
  };
}
