// What reshelf believes, strongest first, each with more of this and less of this.

import { bar, button, make, say, sayIfAny } from './make.js';
import { price } from './price.js';
import { Rows } from './rows.js';
import { counted, heading, percent } from './words.js';

/** @typedef {import('../types.d.ts').Topic} Topic */
/** @typedef {import('./element.js').Desk} Desk */
/** @typedef {{ feature: string, topics: Topic[] }} Group */

/** In the order in which they are told; a shop's own fields follow. @type {Record<string, string>} */
const FIELDS = {
  item_brand: 'Brands',
  item_category: 'Categories',
  item_category2: 'Finer categories',
  item_category3: 'Finer categories, third level',
  item_category4: 'Finer categories, fourth level',
  item_category5: 'Finer categories, fifth level',
  item_variant: 'Colours and variants',
};

/** @param {Desk} desk @returns {import('./element.js').Section} */
export function beliefs(desk) {
  const sentences = make('ul', { class: 'sentences' });
  const groups = make('div', { class: 'groups' });
  const empty = make('p', { class: 'quiet' });
  const told = new Rows(sentences, sentence);
  const rows = new Rows(groups, () => group(desk));
  const prices = price();
  return {
    name: 'beliefs',
    title: 'Beliefs',
    node: make('div', {}, make('h3', {}, 'What reshelf believes'), empty, sentences, groups, prices.node),
    show() {
      const profile = desk.shelf?.profile();
      const topics = profile?.topics ?? [];
      const nothing = 'Nothing yet. Each product looked at, chosen or bought becomes part of what is listed here.';
      sayIfAny(empty, topics.length > 0 ? '' : desk.shelf?.ready ? nothing : desk.absence);
      told.show(profile?.acts ? profile.sentences : [], (text) => text);
      rows.show(byField(topics), ({ feature }) => feature);
      prices.show(profile?.pricePercentile);
    },
  };
}

/** @returns {import('./rows.js').Row<string>} */
function sentence() {
  const node = make('li');
  return { node, show: (text) => say(node, text) };
}

/** @param {Topic[]} topics @returns {Group[]} */
function byField(topics) {
  const known = topics.map(({ feature }) => feature);
  const own = known.filter((feature) => !Object.hasOwn(FIELDS, feature));
  const features = [...Object.keys(FIELDS).filter((feature) => known.includes(feature)), ...new Set(own)];
  return features.map((feature) => ({ feature, topics: topics.filter((topic) => topic.feature === feature) }));
}

/** @param {Desk} desk @returns {import('./rows.js').Row<Group>} */
function group(desk) {
  const title = make('h4');
  const list = make('ul', { class: 'topics' });
  const rows = new Rows(list, () => belief(desk));
  return {
    node: make('section', {}, title, list),
    show({ feature, topics }) {
      say(title, desk.labels[feature] ?? FIELDS[feature] ?? heading(feature));
      rows.show(topics, ({ topic }) => topic);
    },
  };
}

/** @param {Desk} desk @returns {import('./rows.js').Row<Topic>} */
function belief(desk) {
  /** @type {Topic | undefined} */
  let topic;
  const value = make('span', { class: 'value' });
  const share = make('span', { class: 'number' });
  const length = bar();
  const more = button('More', () => topic && moreOf(desk, topic), 'more');
  const less = button('Less', () => topic && lessOf(desk, topic), 'less');
  return {
    node: make('li', {}, value, length.node, share, make('span', { class: 'pair' }, more, less)),
    show(now) {
      if (topic?.value !== now.value) {
        more.setAttribute('aria-label', `More of ${now.value}`);
        less.setAttribute('aria-label', `Less of ${now.value}`);
      }
      topic = now;
      say(value, now.value);
      value.title = now.text;
      say(share, percent(now.share));
      length.show(now.share);
    },
  };
}

/** @param {Desk} desk @param {Topic} topic */
function moreOf(desk, topic) {
  const done = desk.shelf?.moreOf(topic) ?? false;
  if (!done) return desk.tell(`Nothing was changed: ${topic.value} is not known, or reshelf is paused.`);
  desk.acted('more', `More of ${topic.value}: it counts as three looks. The next list shows it.`);
}

/** @param {Desk} desk @param {Topic} topic */
function lessOf(desk, topic) {
  const forgotten = desk.shelf?.forgetTopic(topic) ?? 0;
  desk.acted('less', `Less of ${topic.value}: ${counted(forgotten, 'act')} forgotten. The next list shows it.`);
}
