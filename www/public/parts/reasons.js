import { bar, element } from '../dom.js';
import { capitalised } from '../words.js';

/** @typedef {import('../../../pkg/types.d.ts').Reason} Reason */

const SHOWN = 4;

/** Why a product stood where it stood, the strongest reasons first. @param {Reason[]} reasons */
export function reasons(reasons) {
  const told = reasons.filter((reason) => reason.text).slice(0, SHOWN);
  const most = Math.max(...told.map((reason) => Math.abs(reason.share)));
  return element('section', { class: 'reasons' },
    element('h2', {}, 'Why it stood where it stood'),
    element('ul', {}, told.map(({ text, share }) => element('li', {}, capitalised(text), bar(Math.abs(share) / most, share < 0 ? 'against' : '')))));
}
