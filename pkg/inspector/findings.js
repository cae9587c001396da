// What is missing, where the page gave the inspector a diagnosis: the first findings, each with what shows it.

import { make, say, sayIfAny } from './make.js';
import { Rows } from './rows.js';

/** @typedef {import('../diagnose.d.ts').Finding} Finding */
/** @typedef {import('./element.js').Desk} Desk */

const FIRST = 3;
const LONGEST = 120;

const LEVELS = { stops: 'It stops reshelf', weakens: 'It weakens reshelf', normal: 'Nothing to mend' };

/** @param {Desk} desk */
export function findings(desk) {
  const summary = make('p', { class: 'quiet' });
  const list = make('ol', { class: 'findings' });
  const rows = new Rows(list, finding);
  const more = make('p', { class: 'quiet' });
  const node = make('section', { class: 'missing', 'aria-label': 'What is missing', hidden: true }, list, more, summary);
  return {
    node,
    show() {
      const found = desk.diagnose?.(desk.shelf);
      node.hidden = !found;
      if (!found) return;
      const missing = found.findings.filter(({ level }) => level !== 'normal');
      rows.show(missing.slice(0, FIRST), ({ code }) => code);
      sayIfAny(more, missing.length > FIRST ? `And ${missing.length - FIRST} more, as diagnose() says on the console.` : '');
      say(summary, found.summary);
    },
  };
}

/** @returns {import('./rows.js').Row<Finding>} */
function finding() {
  const text = make('p');
  const entry = make('code');
  const guide = make('small');
  const node = make('li', {}, text, entry, guide);
  return {
    node,
    show(one) {
      node.dataset.level = one.level;
      node.dataset.code = one.code;
      say(text, one.text);
      sayIfAny(entry, one.entry ? inBrief(one.entry) : '');
      say(guide, `${LEVELS[one.level]}: ${one.guide}`);
    },
  };
}

/** A page's own objects may be large, or hold themselves. @param {object} entry */
function inBrief(entry) {
  try {
    const written = JSON.stringify(Object.values(entry)[0]) ?? '';
    return written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
  } catch {
    return '';
  }
}
