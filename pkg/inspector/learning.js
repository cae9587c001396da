// How far learning has come, and what came of it last.

import { bar, button, facts, make, say, sayIfAny } from './make.js';
import { bytes, count, counted, milliseconds, percent } from './words.js';

/** @typedef {import('./element.js').Desk} Desk */
/** @typedef {import('../types.d.ts').LearnResult} LearnResult */

/** @type {Record<LearnResult['status'], string>} */
const CAME_OF_IT = {
  adopted: 'a new fit was adopted',
  kept: 'nothing better was found, what was there stays',
  dropped: 'a fit was made, was no use, and was dropped',
  'too-few': 'fewer than six choices, clicks included: too few to learn from',
  unavailable: 'learning cannot run here; ordering goes on without it',
};

const HOW =
  'Learning runs in the background of this browser, when the page is idle. A fit is tried on choices made after it, ' +
  'which it had not seen, and counts only as far as it proves right on them.';

/** @param {Desk} desk @returns {import('./element.js').Section} */
export function learning(desk) {
  const told = facts('Choices to learn from', 'Judged on choices it had not seen', 'Loss on these, per choice', 'Kept');
  const counts = make('p');
  const length = bar();
  const last = make('p', { class: 'last' });
  const now = button('Learn now', () => learnNow(desk), 'plain');
  return {
    name: 'learning',
    title: 'Learning',
    node: make('div', {},
      make('h3', {}, 'Learning on this device'),
      counts, length.node, told.node, last, now, make('p', { class: 'quiet' }, HOW)),
    show() {
      const { learning: { examples, weight, judged, gain } = NONE, lastLearned, keptBytes = 0 } = desk.status ?? {};
      say(counts, desk.shelf?.ready ? standing(examples, weight) : desk.absence);
      length.show(weight);
      told.show(count(examples), count(judged), judged > 0 ? lossOf(gain) : 'not judged yet', bytes(keptBytes));
      now.disabled = !desk.shelf?.ready;
      sayIfAny(last, lastLearned ? `Last time: ${cameOf(lastLearned)}` : 'Nothing was learned on this page yet.');
      if (lastLearned) last.dataset.learned = lastLearned.status;
      else delete last.dataset.learned;
    },
  };
}

const NONE = { examples: 0, weight: 0, judged: 0, gain: 0 };

/** @param {number} examples @param {number} weight */
function standing(examples, weight) {
  if (examples < 6) return `Six choices are needed to learn from, clicks included; there ${examples === 1 ? 'is' : 'are'} ${examples}.`;
  if (weight > 0) return `What was learned counts ${percent(weight)}.`;
  return 'What was learned does not count yet: it has not proved right.';
}

/** @param {number} gain */
function lossOf(gain) {
  if (Math.abs(gain) < 0.0005) return 'the same as without it';
  return `${Math.abs(gain).toFixed(3)} ${gain > 0 ? 'lower' : 'higher'} than without it`;
}

/** @param {LearnResult} result */
function cameOf({ status, examples, milliseconds: took }) {
  const work = took > 0 ? `, from ${counted(examples, 'choice')}, in ${milliseconds(took)}` : '';
  return `${CAME_OF_IT[status]}${work}.`;
}

/** @param {Desk} desk */
async function learnNow(desk) {
  desk.tell('Learning…');
  const result = await desk.shelf?.learn();
  if (result) desk.acted('learn', `Learning: ${cameOf(result)}`);
}
