// The network ledger: every request of the page, and whether any of them was reshelf's after it was loaded.

import { make, say, sayIfAny } from './make.js';
import { ownFiles } from './requests.js';
import { Rows } from './rows.js';
import { count, counted, duration } from './words.js';

/** @typedef {import('./element.js').Desk} Desk */
/** @typedef {import('./requests.js').Asked} Asked */
/** @typedef {{ title: string, asked: Asked[] }} Group */

const OWN = 'reshelf’s own files';
const SENT_NOTHING = 'reshelf asked for its own files only, and sent nothing.';
const IN_A_BUNDLE =
  'No file here bears the name of one of reshelf’s: they are in a bundle of the shop’s, or in a folder that “base” is to ' +
  'name.';
const LIMITS =
  'These are the requests that the browser tells this page of, by whichever script. Not among them are those still ' +
  'under way, and those of frames, web sockets and workers; reshelf’s worker asks for one file, the module that ' +
  'learns. The browser’s own network panel shows all.';
const LISTED_EACH = 200;
/** In milliseconds: a script is read before those that it imports are asked for. */
const PAUSE = 100;
const CORE = /\/(?:(?:core|core_inline|load)\.js|core(?:_scalar)?_bg[^/?]*\.wasm|reshelf\.(?:module|classic)\.js)$/;
// Its worker, and the module that the worker starts.
const FOR_LEARNING = /\/(?:worker\.js|trainer(?:_bg|_inline)?[^/?]*\.(?:js|wasm))$/;
// The script that reads a shop file, and the module in it.
const FOR_SHOP_FILE = /\/(?:reshelf\.)?crowd(?:_bg|_inline)?[^/?]*\.(?:js|wasm)$/;
const FOR_INSPECTOR = /\/inspector(?:\/\w+)?\.js$/;

/** @param {Desk} desk @returns {import('./element.js').Section} */
export function network(desk) {
  const verdict = make('p', { class: 'verdict' });
  const proofs = make('ul', { class: 'proofs' });
  const ledger = make('ul', { class: 'ledger' });
  const unlisted = make('p', { class: 'quiet' });
  const told = new Rows(proofs, proof);
  const rows = new Rows(ledger, group);
  return {
    name: 'network',
    title: 'Network',
    node: make('div', {},
      make('h3', {}, 'What this page asked the network for'),
      verdict, proofs, ledger, unlisted, make('p', { class: 'quiet' }, LIMITS)),
    show() {
      const { asked } = desk.requests;
      const isOwn = ownFiles(asked, desk.bases, desk.status?.shop?.address);
      const own = asked.filter(({ address }) => isOwn(address));
      const rest = asked.filter(({ address }) => !isOwn(address));
      const findings = findingsOf(desk, own);
      const bad = findings.filter(({ good }) => !good).length;
      verdict.dataset.good = String(bad === 0);
      say(verdict, bad === 0 ? SENT_NOTHING : 'Something here is not as it should be.');
      told.show([...findings, elsewhere(rest)], (_, n) => String(n));
      rows.show([{ title: OWN, asked: own }, ...byKind(rest)], ({ title }) => title);
      const { unlisted: more } = desk.requests;
      sayIfAny(unlisted, more ? `${counted(more, 'more request')} the browser, or this list, kept no note of.` : '');
    },
  };
}

/** @typedef {{ good: boolean, text: string }} Finding */

/** @param {Desk} desk @param {Asked[]} own @returns {Finding[]} */
function findingsOf(desk, own) {
  const texts = own.filter(({ address }) => new URL(address).search !== '');
  if (own.length === 0) return [{ good: true, text: IN_A_BUNDLE }];
  const good = texts.length === 0;
  const found = `${counted(own.length, 'request')} for files of reshelf’s`;
  return [
    afterLoad(desk, own),
    { good, text: `${found} in all, ${good ? 'none' : count(texts.length)} of them with a query in the address.` },
  ];
}

/** @param {Desk} desk @param {Asked[]} own @returns {Finding} */
function afterLoad({ shelf, status }, own) {
  if (!shelf?.ready) return { good: true, text: 'reshelf is not running here, so it asks for nothing more.' };
  const at = loadedAt(own);
  const later = own.filter((one) => one.at > at);
  const learning = later.filter(({ address }) => FOR_LEARNING.test(address)).length;
  const inspector = later.filter(({ address }) => FOR_INSPECTOR.test(address)).length;
  const file = status?.shop?.address && new URL(status.shop.address, document.baseURI).href;
  const crowd = later.filter(({ address }) => address === file || FOR_SHOP_FILE.test(address)).length;
  const others = later.length - learning - inspector - crowd;
  const since = `Since reshelf was loaded, ${duration(performance.now() - at)} ago,`;
  if (others > 0) return { good: false, text: `${since} ${counted(others, 'request')} went out for files of reshelf’s.` };
  const expected = [
    learning ? `what learning needs (${counted(learning, 'file')})` : '',
    crowd ? `the shop file (${counted(crowd, 'file')})` : '',
    inspector ? `this inspector (${counted(inspector, 'file')})` : '',
  ].filter(Boolean);
  if (expected.length === 0) return { good: true, text: `${since} it asked for nothing: 0 requests.` };
  return { good: true, text: `${since} it asked for ${expected.join(', and for ')}, and for nothing else.` };
}

/**
 * When the page and all that reshelf starts with were there: its scripts follow one another without a pause.
 *
 * @param {Asked[]} own
 */
function loadedAt(own) {
  const seen = new Set();
  // What is asked for once more, or with a query, is not what it starts with.
  const first = own.filter(({ address }) => !address.includes('?') && !seen.has(address) && seen.add(address));
  const [page] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  const core = first.filter(({ address }) => CORE.test(address));
  let loaded = Math.max(page?.loadEventEnd ?? 0, ...core.map(({ end }) => end));
  for (const { at, end } of first.sort((one, other) => one.at - other.at)) {
    if (at <= loaded + PAUSE) loaded = Math.max(loaded, end);
  }
  return loaded;
}

/** The page's own requests, which are the shop's affair. @param {Asked[]} rest @returns {Finding} */
function elsewhere(rest) {
  const hosts = rest.map(({ address }) => new URL(address).host).filter((host) => host !== location.host);
  const names = hosts.length > 0 ? ` (${[...new Set(hosts)].sort().join(', ')})` : '';
  const all = `The page itself, for the shop, made ${counted(rest.length, 'request')}`;
  return { good: true, text: `${all}; ${count(hosts.length)} of them went to other hosts${names}.` };
}

/** @param {Asked[]} asked @returns {Group[]} */
function byKind(asked) {
  const kinds = [...new Set(asked.map(({ kind }) => kind))].sort();
  return kinds.map((title) => ({ title, asked: asked.filter(({ kind }) => kind === title) }));
}

/** @returns {import('./rows.js').Row<Finding>} */
function proof() {
  const node = make('li');
  return {
    node,
    show({ good, text }) {
      node.dataset.good = String(good);
      say(node, text);
    },
  };
}

/** @returns {import('./rows.js').Row<Group>} */
function group() {
  const name = make('span', { class: 'value' });
  const number = make('span', { class: 'number' });
  const addresses = make('ol', { class: 'addresses', tabindex: '0', 'aria-label': 'Addresses' });
  const rows = new Rows(addresses, address);
  /** @type {Asked[]} */
  let now = [];
  const list = () => {
    if (details.open) rows.show(now.slice(-LISTED_EACH), ({ address, at }, n) => `${address} ${at} ${n}`);
  };
  const details = make('details', { ontoggle: list }, make('summary', {}, name, number), addresses);
  const node = make('li', {}, details);
  return {
    node,
    show({ title, asked }) {
      now = asked;
      node.dataset.kind = title;
      say(name, title);
      say(number, count(asked.length));
      list();
    },
  };
}

/** @returns {import('./rows.js').Row<Asked>} */
function address() {
  const what = make('span');
  const when = make('span', { class: 'number' });
  return {
    node: make('li', {}, what, when),
    show({ address, at }) {
      const { origin, pathname, search } = new URL(address);
      say(what, (origin === location.origin ? '' : origin) + pathname + search);
      say(when, `${(at / 1000).toFixed(1)} s`);
    },
  };
}
