// How long a list that nothing holds is waited for, and what becomes of it when something is wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ids, served, toldPage } from './visitors.js';

test('what is fresh is ordered before the next frame, or not at all', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const outcomes = await page.evaluate(async () => {
    const afterFrame = new Promise((frame) => requestAnimationFrame(() => setTimeout(() => frame(true), 20)));
    const outcomes = [];
    for (const ready of [Promise.resolve(true), afterFrame, new Promise(() => {}), Promise.resolve(false)]) {
      const order = window.order('#results', undefined, { shelf: window.toldShelf([1, 0], ready) });
      outcomes.push((await order).outcome);
    }
    return outcomes;
  });
  assert.deepEqual(outcomes, ['ordered', 'too-late', 'too-late', 'as-served']);
});

test('also when it is put in within a frame', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const outcomes = await page.evaluate(() => new Promise((told) => {
    requestAnimationFrame(async () => {
      const later = new Promise((ready) => setTimeout(() => ready(true)));
      const late = window.order('#results', undefined, { shelf: window.toldShelf([1, 0], later) });
      const now = window.order('#results', [1, 0]);
      told([(await now).outcome, (await late).outcome]);
    });
  }));
  assert.deepEqual(outcomes, ['ordered', 'too-late']);
});

test('the promise of a shelf will do, and one that is broken leaves the list', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const outcomes = await page.evaluate(async () => {
    const shelves = [Promise.resolve(window.toldShelf([1, 0])), Promise.reject(new Error('no shelf'))];
    const outcomes = [];
    for (const shelf of shelves) outcomes.push((await window.order('#results', undefined, { shelf })).outcome);
    return outcomes;
  });
  assert.deepEqual(outcomes, ['ordered', 'failed']);
  assert.deepEqual(await ids(page), ['shoe-1', 'shoe-0']);
});

test('a list that the page changes meanwhile is ordered as it then is', async (t) => {
  const page = await toldPage(t, { count: 3 });
  await page.evaluate(() => {
    const list = document.querySelector('#results');
    const order = window.order(list, [2, 0, 1]);
    list.firstElementChild.remove();
    list.append(Object.assign(document.createElement('li'), { id: 'new' }));
    list.lastElementChild.dataset.itemId = 'new';
    return order;
  });
  assert.deepEqual(await ids(page), ['new', 'shoe-1', 'shoe-2']);
});

test('one that was given up stays as served', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const outcome = await page.evaluate(() => window.order('#results', [1, 0], { signal: AbortSignal.abort() }));
  assert.equal(outcome.outcome, 'as-served');
  assert.deepEqual(await ids(page), served(2));
});

test('nothing is thrown into the page, whatever it is given', async (t) => {
  const page = await toldPage(t, { count: 2 });
  const outcomes = await page.evaluate(async () => {
    const { orderList } = await import('/pkg/dom.js');
    const shelf = window.toldShelf([1, 0]);
    const throwing = () => {
      throw new Error('no');
    };
    const outcomes = [
      await orderList('#nowhere', { shelf }),
      await orderList('###', { shelf }),
      await orderList(null, { shelf }),
      await orderList('#results'),
      await orderList('#results', { shelf: undefined, fresh: true }),
      await orderList('#results', { shelf, fresh: true, read: throwing }),
      await orderList('#results', { shelf: { ...shelf, rerank: throwing }, fresh: true }),
    ];
    return outcomes.map(({ outcome }) => outcome);
  });
  assert.deepEqual(outcomes, ['no-list', 'failed', 'no-list', 'failed', 'too-late', 'failed', 'failed']);
  assert.deepEqual(await ids(page), served(2));
});
