// hold.js: what it hides, for how long, and who lets it go.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { holdWithoutEnd, ids, isVisible, openList, outcome, served, toldPage, visitor } from './visitors.js';

const held = (page) => page.evaluate(() => {
  const [hold] = window[Symbol.for('reshelf.holds')] ?? [];
  return hold ? Math.round(hold.until - performance.now()) : 0;
});

/** How long a hold with this bound has still to go when the page has just begun. */
async function heldFor(t, options) {
  const page = await visitor(t);
  await page.addInitScript(() => {
    performance.now = () => 0;
  });
  await openList(page, options);
  return held(page);
}

test('the bound is 150 ms unless the page says so, and never above 1000', async (t) => {
  assert.equal(await heldFor(t, { hold: '' }), 150);
  assert.equal(await heldFor(t, { hold: 'soon' }), 150);
  assert.equal(await heldFor(t, { hold: 400 }), 400);
  assert.equal(await heldFor(t, { hold: 60_000 }), 1000);
  assert.equal(await heldFor(t, { hold: 'Infinity' }), 1000);
  assert.equal(await heldFor(t, { hold: 0 }), 0);
  assert.equal(await heldFor(t, { hold: -5 }), 0);
});

test('a selector that cannot be read holds nothing', async (t) => {
  for (const selector of ['', '###', 'li:has(', '#results[data-x', '}']) {
    assert.equal(await heldFor(t, { hold: 1000, held: selector }), 0, selector);
  }
});

test('without style sheets made by scripts nothing is held', async (t) => {
  const page = await visitor(t);
  await page.addInitScript(() => {
    window.CSSStyleSheet = undefined;
  });
  await openList(page, { hold: 1000 });
  assert.equal(await held(page), 0);
  assert.ok(await isVisible(page));
});

test('a card that the shop shows by itself is held as well', async (t) => {
  const between = '<li class="shown">Shown</li>';
  const page = await toldPage(t, { hold: 1000, between });
  const seen = () => page.$eval('.shown', (card) => getComputedStyle(card).visibility);
  assert.equal(await seen(), 'hidden');
  await page.evaluate(() => window.order('#results'));
  assert.equal(await seen(), 'visible');
});

test('lists are let go one by one', async (t) => {
  const more = '<ol id="other" class="results"><li data-item-id="x">x</li></ol>';
  const page = await toldPage(t, { hold: 1000, held: '.results', more });
  const shown = await page.evaluate(async () => {
    await window.order('#results');
    return ['#results', '#other'].map((list) => getComputedStyle(document.querySelector(list)).visibility);
  });
  assert.deepEqual(shown, ['visible', 'hidden']);
});

test('a hold that the page’s own scripts removed is none', async (t) => {
  const page = await toldPage(t, { hold: 1000 });
  const outcome = await page.evaluate(async () => {
    document.adoptedStyleSheets = [];
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
    return (await window.order('#results', [1, 0], { fresh: false })).outcome;
  });
  assert.equal(outcome, 'too-late');
});

test('a list that is held is ordered once', async (t) => {
  const page = await visitor(t);
  await holdWithoutEnd(page);
  await openList(page, { hold: 1000, script: 'turn.js?frames=2' });
  assert.equal((await outcome(page)).outcome, 'ordered');
  assert.equal(await page.evaluate(async () => (await window.turn()).outcome), 'too-late');
  assert.deepEqual(await ids(page), served().reverse());
});
