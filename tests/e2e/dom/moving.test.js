// What moves when a list is ordered, and what does not.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { random } from '../../js/support/random.js';
import { fan, ids, openList, served, shop, toldPage } from './visitors.js';

test('random lists: every node once, the cards in the order told, all else at its place', async (t) => {
  const page = await toldPage(t);
  const { number, permutation } = random(11);
  for (let round = 0; round < 60; round++) {
    const kinds = ['card', 'card', 'card', 'heading', 'same'];
    const children = Array.from({ length: number(14) }, (_, n) => kinds[number(kinds.length)] + n);
    const cards = children.filter((child) => !child.startsWith('heading'));
    const order = permutation(cards.length);
    const spaced = ['always', 'between', 'never'][number(3)];
    const withMoveBefore = number(2) === 0;
    const got = await page.evaluate(async ({ children, order, spaced, withMoveBefore }) => {
      const list = document.createElement('ol');
      if (!withMoveBefore) list.moveBefore = undefined;
      for (const [n, child] of children.entries()) {
        if (spaced === 'always' || (spaced === 'between' && n > 0)) list.append('\n ');
        const element = document.createElement('li');
        element.id = child;
        if (!child.startsWith('heading')) element.dataset.itemId = child.startsWith('same') ? 'same' : child;
        list.append(element);
      }
      if (spaced === 'always') list.append('\n');
      document.querySelector('#results').replaceWith(list);
      list.id = 'results';
      const nodes = [...list.childNodes];
      const types = () => [...list.childNodes].map(({ nodeType }) => nodeType).join('');
      const before = types();
      const result = await window.order('#results', order);
      return {
        ids: [...list.children].map(({ id }) => id),
        sameNodes: list.childNodes.length === nodes.length && nodes.every((node) => node.parentNode === list),
        sameSpace: types() === before,
        result: { ...result, order: [...result.order] },
      };
    }, { children, order, spaced, withMoveBefore });
    const waiting = order.map((from) => cards[from]);
    const expected = children.map((child) => (child.startsWith('heading') ? child : waiting.shift()));
    const told = JSON.stringify({ children, order, spaced, withMoveBefore });
    assert.deepEqual(got.ids, expected, told);
    assert.ok(got.sameNodes, told);
    // Where no space follows the last card, the one that takes its place brings its own.
    if (spaced !== 'between') assert.ok(got.sameSpace, told);
    assert.deepEqual(got.result, { outcome: 'ordered', personalised: true, order }, told);
  }
});

for (const withMoveBefore of [true, false]) {
  const how = withMoveBefore ? 'with moveBefore' : 'without moveBefore';

  test(`focus, listeners, fields, pictures and frames survive, ${how}`, async (t) => {
    const frame = '<li id="ad"><iframe src="/frame/ad"></iframe></li>';
    const page = await toldPage(t, { between: frame });
    const loaded = () => shop.asked.filter((path) => /^\/(picture|frame)\//.test(path)).length;
    await page.waitForLoadState('networkidle');
    const before = loaded();
    const got = await page.evaluate(async (withMoveBefore) => {
      const list = document.querySelector('#results');
      if (!withMoveBefore) list.moveBefore = undefined;
      const cards = [...list.children].filter((child) => child.dataset.itemId);
      const seen = [];
      for (const card of cards) {
        card.querySelector('button').addEventListener('click', () => seen.push(card.dataset.itemId));
      }
      const button = cards[2].querySelector('button');
      button.focus();
      for (const kind of ['blur', 'focus']) button.addEventListener(kind, () => seen.push(kind));
      list.querySelector('iframe').addEventListener('load', () => seen.push('frame loaded'));
      await window.order('#results', cards.map((_, k) => cards.length - 1 - k));
      await new Promise((soon) => setTimeout(soon, 200));
      list.firstElementChild.querySelector('button').click();
      const complete = [...document.images].every((image) => image.complete);
      return { seen, focused: document.activeElement === button, complete };
    }, withMoveBefore);
    await page.waitForLoadState('networkidle');
    assert.equal(got.focused, true);
    assert.equal(got.complete, true);
    const turned = served().reverse();
    assert.deepEqual(await ids(page), [...turned.slice(0, 3), 'ad', ...turned.slice(3)]);
    // Without moveBefore one of two that stand against each other has to be put in anew: never the one with the focus.
    const [frames, pressed] = withMoveBefore ? [0, ['shoe-11']] : [1, ['frame loaded', 'shoe-11']];
    assert.deepEqual(got.seen, pressed);
    assert.equal(loaded(), before + frames);
  });
}

test('without moveBefore a frame stays where it is while the cards around it move', async (t) => {
  const page = await toldPage(t, { between: '<li id="ad"><iframe src="/frame/ad"></iframe></li>' });
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(async () => {
    const list = document.querySelector('#results');
    list.moveBefore = undefined;
    list.children[8].append(Object.assign(document.createElement('iframe'), { src: '/frame/own' }));
    await new Promise((soon) => setTimeout(soon, 300));
    let loaded = 0;
    for (const frame of list.querySelectorAll('iframe')) frame.addEventListener('load', () => loaded++);
    await window.order('#results', [11, 10, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    await new Promise((soon) => setTimeout(soon, 300));
    return loaded;
  });
  assert.equal(loaded, 0);
  assert.deepEqual((await ids(page)).indexOf('ad'), 3);
});

test('no more is moved than must be', async (t) => {
  const page = await toldPage(t);
  const moved = await page.evaluate(async () => {
    const moved = new Set();
    const look = new MutationObserver((records) => {
      for (const { addedNodes: [node] } of records) moved.add(node?.dataset?.itemId);
    });
    look.observe(document.querySelector('#results'), { childList: true });
    await window.order('#results', [11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await window.order('#results', [...Array(12).keys()]);
    await new Promise((soon) => setTimeout(soon));
    moved.delete(undefined);
    return [...moved];
  });
  assert.deepEqual(moved, ['shoe-11']);
});

test('the page stays scrolled where it is', async (t) => {
  const page = await toldPage(t, { count: 60 });
  const [before, after] = await page.evaluate(async () => {
    scrollTo(0, 1500);
    await window.order('#results', [...Array(60).keys()].reverse());
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    return [1500, scrollY];
  });
  assert.equal(after, before);
});

test('an order that would lose a card is not followed', async (t) => {
  const page = await toldPage(t, { count: 3 });
  for (const order of [[0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 3]]) {
    const { outcome } = await page.evaluate((order) => window.order('#results', order), order);
    assert.equal(outcome, 'failed');
    assert.deepEqual(await ids(page), served(3));
  }
});

test('a fragment and a list that is not in the page yet are ordered at their leisure', async (t) => {
  const page = await toldPage(t, { count: 0 });
  const ordered = await page.evaluate(async () => {
    const cards = () => [1, 2, 3].map((n) => {
      const card = document.createElement('li');
      card.dataset.itemId = String(n);
      return card;
    });
    const [fragment, list] = [document.createDocumentFragment(), document.createElement('ol')];
    for (const parent of [fragment, list]) {
      parent.append(...cards());
      const shelf = window.toldShelf([2, 0, 1], new Promise((ready) => setTimeout(() => ready(true), 50)));
      await window.order(parent, undefined, { fresh: false, shelf });
    }
    return [fragment, list].map((parent) => [...parent.children].map(({ dataset }) => dataset.itemId));
  });
  assert.deepEqual(ordered, [['3', '1', '2'], ['3', '1', '2']]);
});

test('cards that come on are ordered below, and one that leaves moves none', async (t) => {
  const page = await fan(t);
  await openList(page, { count: 48 });
  const { first, grown, sold } = await page.evaluate(async () => {
    const [{ createReshelf }, { orderList }] = await Promise.all([import('/pkg/index.js'), import('/pkg/dom.js')]);
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    const list = document.querySelector('#results');
    const later = [...list.children].slice(24);
    later.forEach((card) => card.remove());
    const ids = () => [...list.children].map(({ dataset }) => dataset.itemId);
    const order = async () => {
      await orderList(list, { shelf, fresh: true });
      for (let n = 0; n < 4; n++) shelf.observe({ event: 'purchase', items: [{ item_id: `fjell-${n}`, item_brand: 'Fjell' }] });
      return ids();
    };
    const first = await order();
    list.append(...later);
    const grown = await order();
    list.children[5].remove();
    const sold = await order();
    await shelf.dispose();
    return { first, grown, sold };
  });
  assert.deepEqual(grown.slice(0, 24), first);
  assert.notDeepEqual(grown.slice(24), Array.from({ length: 24 }, (_, n) => `shoe-${24 + n}`));
  assert.deepEqual(sold, grown.filter((_, place) => place !== 5));
});
