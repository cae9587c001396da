// What is kept and where; and the shopper's rights: pause, take away, bring back, have it forgotten.

import { button, facts, make, say } from './make.js';
import { bytes, count } from './words.js';

/** @typedef {import('./element.js').Desk} Desk */

const FILE = 'reshelf.json';
/** A snapshot is far smaller; what is larger is some other file. */
const LARGEST_FILE = 5_000_000;

/** @param {Desk} desk @returns {import('./element.js').Section} */
export function data(desk) {
  const told = facts('Size', 'Acts remembered', 'Choices remembered, clicks included', 'Lists shown in your order');
  const keep = make('input', { type: 'checkbox', role: 'switch', onchange: () => consentTo(desk, keep.checked) });
  const where = make('small');
  const onchange = () => bringBack(desk, file);
  const file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, onchange });
  const pause = button('Pause', () => turn(desk), 'plain pause');
  const acts = [
    pause,
    button('Save as a file', () => takeAway(desk), 'plain export'),
    button('Load from a file', () => file.click(), 'plain import'),
    button('Forget everything', () => forget(desk), 'strong forget'),
  ];
  return {
    name: 'data',
    title: 'Data',
    node: make('div', {},
      make('h3', {}, 'What is kept'),
      told.node,
      make('label', { class: 'switch' }, make('span', {}, 'Keep it on this device', where), keep),
      make('div', { class: 'acts' }, ...acts),
      file,
      make('p', { class: 'quiet' }, 'Nothing of this is sent anywhere. A file holds all of it, in words and as data.'),
    ),
    show() {
      const { ready = false, consent, paused = false, keptBytes = 0 } = desk.status ?? {};
      const { acts: looks = 0, choices = 0 } = desk.shelf?.profile() ?? {};
      told.show(bytes(keptBytes), count(looks), count(choices), count(desk.shelf?.counters().arms.personal.lists ?? 0));
      keep.checked = consent === true;
      say(where, whereOf(consent));
      say(pause, paused ? 'Go on' : 'Pause');
      for (const act of [keep, ...acts]) act.disabled = !ready;
    },
  };
}

/** @param {boolean | undefined} consent */
function whereOf(consent) {
  if (consent) return 'In this browser’s storage, until it is forgotten.';
  return consent === false ? 'In memory, until the page is left.' : 'Not asked yet: in memory, until the page is left.';
}

/** @param {Desk} desk @param {boolean} given */
async function consentTo(desk, given) {
  await desk.shelf?.consent(given);
  if (given) desk.acted('consent', 'Kept on this device from now on.');
  else desk.acted('consent', 'Deleted from this device; kept in memory until you leave.');
}

/** @param {Desk} desk */
function turn(desk) {
  const paused = !desk.status?.paused;
  desk.shelf?.pause(paused);
  if (paused) desk.acted('pause', 'Paused: nothing more is taken in, and lists keep the shop’s order.');
  else desk.acted('resume', 'It goes on.');
}

/** @param {Desk} desk */
async function takeAway(desk) {
  const all = await desk.shelf?.export();
  if (!all) return;
  const address = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }));
  make('a', { href: address, download: FILE }).click();
  // The download may read it a little later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  desk.acted('export', `Saved as ${FILE}.`);
}

/** @param {Desk} desk @param {HTMLInputElement} input */
async function bringBack(desk, input) {
  const [file] = input.files ?? [];
  if (!file) return;
  const done = file.size <= LARGEST_FILE && (await desk.shelf?.import(await file.text()));
  // So that the same file can be chosen again.
  input.value = '';
  if (done) desk.acted('import', `${file.name} was loaded, in place of what was known.`);
  else desk.tell(`${file.name} is not a file of reshelf’s; nothing was changed.`);
}

/** @param {Desk} desk */
async function forget(desk) {
  await desk.shelf?.forget();
  desk.acted('forget', 'Everything was forgotten. Lists are in the shop’s order again.');
}
