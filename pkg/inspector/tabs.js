// Sections of which one is seen: a list of tabs, worked by the arrow keys as the ARIA practices have it.

import { make } from './make.js';

/** @typedef {import('./element.js').Section} Section */

/** @type {Record<string, (at: number, last: number) => number>} */
const KEYS = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * @param {readonly Section[]} sections
 * @param {(section: Section) => void} chosen
 */
export function tabs(sections, chosen) {
  const buttons = sections.map(({ name, title }, at) =>
    make('button', {
      type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': name, onclick: () => choose(at),
      onkeydown: (event) => follow(event, at),
    }, title));
  const panels = sections.map(({ name, node }) =>
    make('div', { role: 'tabpanel', id: name, 'aria-labelledby': `tab-${name}`, tabindex: '0' }, node));

  /** @param {number} at */
  function choose(at) {
    buttons.forEach((button, n) => {
      button.setAttribute('aria-selected', String(n === at));
      button.tabIndex = n === at ? 0 : -1;
    });
    panels.forEach((panel, n) => (panel.hidden = n !== at));
    const section = sections[at];
    if (section) chosen(section);
  }

  /** @param {KeyboardEvent} event @param {number} at */
  function follow(event, at) {
    const to = KEYS[event.key]?.(at, buttons.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
    buttons[to]?.focus();
  }

  return {
    nodes: [make('div', { role: 'tablist', 'aria-label': 'What to see' }, ...buttons), ...panels],
    choose,
  };
}
