// Says why nothing happens, or less than could: what is missing, in order.

import { caseOf } from './diagnose/case.js';
import { HEARD } from './diagnose/events.js';
import { ITEMS_SAY } from './diagnose/items.js';
import { KEPT } from './diagnose/keeping.js';
import { LISTS } from './diagnose/lists.js';
import { STARTING } from './diagnose/starting.js';
import { counted, said } from './diagnose/words.js';

/** @typedef {import('./diagnose.d.ts').Finding} Finding */
/** @typedef {import('./diagnose.d.ts').SeenCounts} SeenCounts */
/** @typedef {import('./diagnose/case.js').Case} Case */
/** @typedef {import('./diagnose/case.js').Evidence} Evidence */

const FORM = 1;
const LEVELS = ['stops', 'weakens', 'normal'];
const TROUBLESHOOTING = 'docs/troubleshooting.md';

/** In the order in which one thing needs the other. */
const RULES = [...STARTING, ...LISTS, ...HEARD, ...ITEMS_SAY, ...KEPT, warned];

/** What other rules tell of. */
const TOLD = /^(?:The server|What is known is not kept|What was kept is of a newer|Ordering goes on)/;

/** @type {typeof import('./diagnose.d.ts').diagnose} */
export function diagnose(shelf) {
  const evidence = evidenceOf(shelf);
  if (!evidence) return alone('no-shelf', 'There is no shelf: none was given, and none is on this page.', 'docs/plain-js.md');
  if (evidence.form !== FORM) {
    return alone('other-release', 'The shelf is of another release than this diagnosis: take both from one.', `${TROUBLESHOOTING}#two-copies-on-one-page`);
  }
  const about = caseOf(evidence);
  const findings = RULES.flatMap((rule) => rule(about) ?? []);
  findings.sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  const seen = seenBy(about);
  return { summary: `${verdict(findings)} ${inWords(about, seen)}`, findings, seen };
}

/** @param {Parameters<typeof diagnose>[0]} shelf @returns {Evidence | undefined} */
function evidenceOf(shelf) {
  const known = /** @type {any} */ (globalThis)[Symbol.for('reshelf')] ?? [];
  const asked = shelf ?? [...known].at(-1);
  return typeof asked?.evidence === 'function' ? asked.evidence() : undefined;
}

/** @param {Finding['code']} code @param {string} text @param {string} guide @returns {import('./diagnose.d.ts').Diagnosis} */
function alone(code, text, guide) {
  const seen = { lists: 0, events: 0, taken: 0, others: 0, acts: 0, choices: 0, shelves: 0 };
  return { summary: text, findings: [{ code, level: 'stops', text, guide }], seen };
}

/** Whatever else was warned of. @param {Case} about @returns {Finding | undefined} */
function warned({ warnings }) {
  const other = warnings.find(({ about, consequence }) => !about && !TOLD.test(consequence));
  if (!other) return undefined;
  const text = `It warned: ${said(other.warning)}. ${other.consequence}.`;
  return { code: 'warned', level: 'weakens', text, guide: `${TROUBLESHOOTING}#what-the-line-ends-with` };
}

/** @param {Case} about @returns {SeenCounts} */
function seenBy({ seen, acts, choices, shelves }) {
  return {
    lists: seen.asked,
    events: seen.heard,
    taken: seen.taken,
    others: seen.passed,
    acts,
    choices,
    shelves: [...shelves].length,
  };
}

/** @param {Finding[]} findings */
function verdict(findings) {
  const [stops = 0, weakens = 0] = LEVELS.map((level) => findings.filter((finding) => finding.level === level).length);
  const things = [
    ...(stops > 0 ? [`${counted(stops, 'thing')} ${stops === 1 ? 'stops' : 'stop'} it`] : []),
    ...(weakens > 0 ? [`${counted(weakens, 'thing')} ${weakens === 1 ? 'weakens' : 'weaken'} it`] : []),
  ];
  return things.length > 0 ? `${things.join(', ')}.` : 'Nothing is missing.';
}

/** @param {Case} about @param {SeenCounts} seen */
function inWords({ list, persistence }, { lists, events, taken, acts, choices }) {
  const newest = list?.arm ? `, the newest in ${/** @type {const} */ ({ personal: 'the shopper’s own order', server: 'the server’s order', holdout: 'the server’s order, of the holdout', interleaved: 'a mix of both orders', crowd: 'the order of the shop file' })[list.arm]}` : '';
  return (
    `Seen on this page: ${counted(lists, 'list')}${newest}; ${counted(events, 'event')}, of which ${taken} taken in. ` +
    `Known: ${counted(acts, 'act')}, ${counted(choices, 'choice')}, ${persistence === 'stored' ? 'stored' : 'in memory'}.`
  );
}
