// What a shelf is told of a list that it ordered.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toldPage } from './visitors.js';

/** Each event's name and the ids of its items. @param {import('playwright-core').Page} page */
async function heard(page) {
  const events = await page.evaluate(() => window.heard);
  return events.map(({ event, ecommerce: { items } }) => [event, ...items.map(({ item_id }) => item_id)]);
}

test('a click in a card is told before the page is left, and no other', async (t) => {
  const page = await toldPage(t, { count: 3, between: '<li id="ad"><a href="#ad">Ad</a></li>' });
  await page.evaluate(() => window.order('#results', [2, 1, 0], { observe: true }));
  await page.click('#ad a');
  await page.click('[data-item-id="shoe-1"]', { position: { x: 700, y: 30 } });
  assert.deepEqual(await heard(page), []);
  await page.click('[data-item-id="shoe-2"] button');
  await page.evaluate(() => {
    document.querySelector('[data-item-id="shoe-1"]').addEventListener('click', (event) => {
      window.heardByThen = window.heard.length;
      event.stopPropagation();
      event.preventDefault();
    });
  });
  await page.click('[data-item-id="shoe-1"] h2');
  assert.deepEqual(await heard(page), [['select_item', 'shoe-2'], ['select_item', 'shoe-1']]);
  assert.equal(await page.evaluate(() => window.heardByThen), 2);
});

test('a middle click counts, a right one does not', async (t) => {
  const page = await toldPage(t, { count: 2 });
  await page.evaluate(() => {
    addEventListener('auxclick', (event) => event.preventDefault());
    return window.order('#results', undefined, { observe: true });
  });
  await page.click('[data-item-id="shoe-0"] h2', { button: 'right' });
  await page.click('[data-item-id="shoe-1"] h2', { button: 'middle' });
  assert.deepEqual(await heard(page), [['select_item', 'shoe-1']]);
});

test('clicks in shadow trees are heard: of cards, in them, and of a list that stands in one', async (t) => {
  const page = await toldPage(t, { count: 0 });
  await page.evaluate(async () => {
    const element = (name, more = {}) => Object.assign(document.createElement(name), more);
    const card = (n) => {
      const card = element('shop-card');
      card.dataset.itemId = `shoe-${n}`;
      const inner = element('shop-button');
      inner.attachShadow({ mode: 'open' }).append(element('button', { id: `b${n}`, textContent: `Buy ${n}` }));
      card.attachShadow({ mode: 'open' }).append(element('p', { id: `p${n}`, textContent: 'Text' }), inner, element('slot'));
      card.append(element('a', { id: `a${n}`, href: '#x', textContent: `Shoe ${n}` }));
      return card;
    };
    const host = element('shop-list');
    const list = element('ol');
    host.attachShadow({ mode: 'open' }).append(list);
    list.append(card(2), card(3));
    const other = element('shop-list');
    other.attachShadow({ mode: 'open' }).append(card(4));
    document.querySelector('#results').append(card(0), card(1));
    document.body.append(host, other);
    for (const one of ['#results', list, other.shadowRoot]) await window.order(one, undefined, { observe: true });
  });
  for (const target of ['#p0', '#b0', '#a1', '#b2', '#a3', '#b4']) await page.click(target);
  const shoes = [0, 1, 2, 3, 4].map((n) => ['select_item', `shoe-${n}`]);
  assert.deepEqual(await heard(page), shoes);
  await page.waitForFunction(() => window.heard.length === 8);
  assert.deepEqual((await heard(page)).slice(5).sort(), [
    ['view_item_list', 'shoe-0', 'shoe-1'], ['view_item_list', 'shoe-2', 'shoe-3'], ['view_item_list', 'shoe-4'],
  ]);
});

test('a list counts as seen after a second in view, once, in the order displayed', async (t) => {
  const page = await toldPage(t, { count: 3 });
  const begun = Date.now();
  await page.evaluate(() => window.order('#results', [2, 0, 1], { observe: true }));
  await page.waitForFunction(() => window.heard.length > 0);
  assert.ok(Date.now() - begun >= 1000);
  await new Promise((soon) => setTimeout(soon, 1200));
  assert.deepEqual(await heard(page), [['view_item_list', 'shoe-2', 'shoe-0', 'shoe-1']]);
});

test('a list that is scrolled past is not seen', async (t) => {
  const page = await toldPage(t, { count: 3, more: '<p class="long"></p>' });
  await page.evaluate(async () => {
    await window.order('#results', undefined, { observe: true });
    await new Promise((soon) => setTimeout(soon, 300));
    scrollTo(0, 3000);
  });
  await new Promise((soon) => setTimeout(soon, 1500));
  assert.deepEqual(await heard(page), []);
});

test('a list that came too late is observed all the same', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const { outcome } = await page.evaluate(() => window.order('#results', [1, 0], { observe: true, fresh: false }));
  assert.equal(outcome, 'too-late');
  await page.click('[data-item-id="shoe-1"] button');
  assert.deepEqual(await heard(page), [['select_item', 'shoe-1']]);
});

test('a signal ends it, and unless asked for nothing is observed', async (t) => {
  const page = await toldPage(t, { count: 2 });
  await page.evaluate(async () => {
    await window.order('#results');
    const over = new AbortController();
    await window.order('#results', undefined, { observe: true, signal: over.signal });
    over.abort();
  });
  await page.click('[data-item-id="shoe-1"] button');
  await new Promise((soon) => setTimeout(soon, 1300));
  assert.deepEqual(await heard(page), []);
});
