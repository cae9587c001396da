import { bar, byId, element } from '../dom.js';
import { number, percent } from '../words.js';
import { keepLedger } from './ledger.js';

/** @typedef {import('../shop.js').Shop} Shop */
/** @typedef {import('../../../pkg/types.d.ts').Profile} Profile */
/** @typedef {import('../../../pkg/types.d.ts').Topic} Topic */

/** @type {Record<string, string>} */
const headings = { item_brand: 'Brands', item_category: 'Departments', item_category2: 'Kinds of things', item_variant: 'Colours' };
const TOPICS_EACH = 5;

/** The panel that shows what reshelf knows about the shopper, and lets them take it back. @param {Shop} shop */
export function openKnowledge(shop) {
  const panel = /** @type {HTMLDialogElement} */ (byId('knowledge'));
  const requests = keepLedger();
  const show = () => panel.open && panel.replaceChildren(knowledge(shop, requests(), () => panel.close()));
  byId('knowledge-button').addEventListener('click', () => {
    panel.showModal();
    show();
  });
  panel.addEventListener('click', (event) => event.target === panel && panel.close());
  shop.personal.addEventListener('change', show);
  shop.personal.addEventListener('forgotten', show);
  shop.remembering.addEventListener('change', show);
}

/** @param {Shop} shop @param {import('./ledger.js').Requests} requests @param {() => void} close */
function knowledge(shop, requests, close) {
  const profile = shop.personal.profile();
  return element('div', { class: 'knowledge-inner' },
    element('header', { class: 'knowledge-head' },
      element('h2', { id: 'knowledge-title' }, 'What reshelf knows'),
      element('button', { class: 'close', type: 'button', 'aria-label': 'Close', onclick: close }, '×')),
    ...(profile ? beliefs(shop, profile) : [element('p', { class: 'quiet' }, 'reshelf does not run here. Results keep the server’s order.')]),
    remember(shop),
    acts(shop),
    ledger(requests));
}

/** @param {Shop} shop @param {Profile} profile */
function beliefs(shop, profile) {
  if (profile.acts === 0) {
    return [element('p', { class: 'quiet' }, 'Nothing yet. Look at a few things, then come back here: every belief it forms is listed, and you can take each one away.')];
  }
  const features = [...new Set(profile.topics.map((topic) => topic.feature))];
  return [
    element('dl', { class: 'facts' }, fact('Acts', number(profile.acts)), fact('Choices', number(profile.choices)), fact('Learned counts', percent(profile.learning.weight))),
    ...features.map((feature) => topics(shop, headings[feature] ?? feature, profile.topics.filter((topic) => topic.feature === feature).slice(0, TOPICS_EACH))),
    profile.sentences.length > 0 ? element('section', {}, element('h3', {}, 'Also'), profile.sentences.map((text) => element('p', {}, text))) : '',
    learning(shop, profile),
  ];
}

/** @param {string} name @param {string} value */
const fact = (name, value) => element('div', {}, element('dt', {}, name), element('dd', {}, value));

/** @param {Shop} shop @param {string} heading @param {Topic[]} topics */
function topics(shop, heading, topics) {
  return element('section', {}, element('h3', {}, heading),
    element('ul', { class: 'topics' }, topics.map((topic) => element('li', {},
      element('span', { title: topic.text }, topic.value),
      bar(topic.share),
      element('button', { class: 'link-button', type: 'button', 'aria-label': `Forget ${topic.value}`, title: `Forget ${topic.value}`, onclick: () => shop.personal.forgetTopic(topic) }, 'Forget')))));
}

/** @param {Shop} shop @param {Profile} profile */
function learning(shop, { learning }) {
  const last = shop.personal.lastLearned;
  return element('section', {}, element('h3', {}, 'Learning on this device'),
    element('p', {}, `${learning.examples} of your choices to learn from; at least six are needed. What is learned counts only as far as it would have ordered better.`),
    last ? element('p', { class: 'quiet', 'data-learned': last.status }, `Last time: ${said[last.status]}, ${Math.round(last.milliseconds)} ms in the background.`) : '');
}

/** @type {Record<import('../../../pkg/types.d.ts').LearnResult['status'], string>} */
const said = { adopted: 'a new fit was adopted', kept: 'nothing better was found', dropped: 'the fit was no use and was dropped', 'too-few': 'too few choices', unavailable: 'learning cannot run here' };

/** @param {Shop} shop */
function remember({ remembering }) {
  return element('label', { class: 'remember' },
    element('span', {}, 'Remember on this device', element('small', {}, remembering.allowed ? 'Kept in this browser until you forget it.' : 'Kept in memory until you leave the page.')),
    element('input', { type: 'checkbox', role: 'switch', checked: remembering.allowed, onchange: (/** @type {Event} */ event) => remembering.answer(/** @type {HTMLInputElement} */ (event.target).checked) }));
}

/** @param {Shop} shop */
function acts({ personal }) {
  return element('div', { class: 'knowledge-acts' },
    element('button', { class: 'button mine', type: 'button', disabled: !personal.running, onclick: () => personal.forget() }, 'Forget me'),
    element('button', { class: 'button plain', type: 'button', disabled: !personal.running, onclick: () => personal.learn() }, 'Learn now'),
    element('button', { class: 'button plain', type: 'button', disabled: !personal.running, onclick: async () => download(await personal.export()) }, 'Take it with you'));
}

/** @param {unknown} data */
function download(data) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  element('a', { href: address, download: 'reshelf.json' }).click();
  URL.revokeObjectURL(address);
}

/** @param {import('./ledger.js').Requests} requests */
function ledger(requests) {
  return element('section', {}, element('h3', {}, 'What this page asked the network for'),
    element('dl', { class: 'ledger' },
      row('The shop’s search', requests.search), row('Pictures', requests.pictures), row('The page’s own files', requests.files),
      row('reshelf’s own files', requests.reshelf), row('Any other host', requests.elsewhere)),
    element('p', { class: 'quiet' }, 'These are all. The page’s security policy lets it speak to the shop’s own server only, and reshelf asks for nothing but its own files.'));
}

/** @param {string} name @param {number} count */
const row = (name, count) => element('div', {}, element('dt', {}, name), element('dd', {}, number(count)));
