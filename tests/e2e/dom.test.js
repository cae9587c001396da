// Lists of a server-rendered shop in Chromium: what is painted, what moves, and what does not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { serveShop } from './dom/server.js';
import { shoe } from './dom/page.js';
import { openBrowser } from './support/browser.js';
import { random } from '../js/support/random.js';

/** @type {Awaited<ReturnType<typeof serveShop>>} */
let shop;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [shop, browser] = await Promise.all([serveShop(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await shop.close();
});

/** The first of this brand in the server's order. */
const NORDHAVN = 3;

/** @typedef {import('playwright-core').Page} Page */

/** @param {import('node:test').TestContext} t */
async function visitor(t) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  /** @type {string[]} */
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(String(error.stack)));
  t.after(() => assert.deepEqual(thrown, []));
  return page;
}

/** Somebody who has looked at three Nordhavns here. @param {import('node:test').TestContext} t */
async function fan(t) {
  const page = await visitor(t);
  await openList(page, { count: 0 });
  await page.evaluate(async (looks) => {
    const { createReshelf } = await import('/pkg/index.js');
    const shelf = await createReshelf({ consent: true, autoLearn: false });
    for (const item of looks) shelf.observe({ event: 'view_item', ecommerce: { items: [item] } });
    await shelf.dispose();
  }, [103, 107, 111].map(shoe));
  return page;
}

/** @param {Page} page @param {import('./dom/page.js').PageOptions} options */
async function openList(page, options) {
  await page.goto(`${shop.address}/list?of=${encodeURIComponent(JSON.stringify(options))}`);
}

/** A page on which `order(list, order, options)` orders by what it is told. @param {import('node:test').TestContext} t */
async function toldPage(t, options = {}) {
  const page = await visitor(t);
  await openList(page, options);
  await page.evaluate(async () => {
    const { orderList } = await import('/pkg/dom.js');
    window.heard = [];
    window.fakeShelf = (order, ready = Promise.resolve(true)) => ({
      whenReady: ready,
      observe: (event) => window.heard.push(event),
      rerank: ({ items, ...rules }) => {
        window.asked = { items, rules };
        return { items, order: Uint32Array.from(order ?? items.keys()), personalised: order !== undefined };
      },
    });
    window.order = (list, order, options) => orderList(list, { shelf: window.fakeShelf(order), fresh: true, ...options });
    window.ids = () => [...document.querySelectorAll('#results > *')].map((card) => card.dataset.itemId ?? card.id);
  });
  return page;
}

const outcome = (page) => page.evaluate(async () => ({ ...(await window.outcome), order: [...(await window.outcome).order] }));
const recorded = (page) => page.evaluate(() => window.recorded);
const titles = (page) => page.$$eval('#results h2', (titles) => titles.map((title) => ({
  id: title.getAttribute('elementtiming') ?? '', top: title.getBoundingClientRect().top,
})));
const idsOf = (list) => list.map(({ id }) => id);
const served = (count = 12) => Array.from({ length: count }, (_, n) => `shoe-${n}`);
const isVisible = (page) => page.$eval('#results', (list) => getComputedStyle(list).visibility === 'visible');

const HALF_A_CARD = 30;

/** That each card's first painting was at the place where it stands now. @param {Page} page */
async function assertNeverSeenElsewhere(page) {
  await page.waitForFunction(() => Object.keys(window.recorded.first).length === document.querySelectorAll('h2').length);
  const { first, shift } = await recorded(page);
  const elsewhere = (await titles(page)).filter(({ id, top }) => Math.abs(first[id].top - top) > HALF_A_CARD);
  assert.deepEqual(idsOf(elsewhere), []);
  assert.equal(shift, 0);
}

describe('painting', () => {
  for (const source of /** @type {const} */ (['data', 'microdata', 'json-ld'])) {
    test(`a list that is held is only ever seen in the shopper's order: ${source}`, async (t) => {
      const page = await fan(t);
      await openList(page, { source, hold: 1000, script: 'order.js' });
      const { order, ...rest } = await outcome(page);
      assert.deepEqual(rest, { outcome: 'ordered', personalised: true });
      assert.deepEqual(idsOf(await titles(page)), order.map((from) => `shoe-${from}`));
      assert.ok(order.indexOf(NORDHAVN) < NORDHAVN);
      await assertNeverSeenElsewhere(page);
    });
  }

  test('a list that does jump is noticed by these tests', async (t) => {
    const page = await visitor(t);
    await openList(page, { script: 'jumps.js' });
    await page.waitForFunction(() => window.jumped);
    await assert.rejects(assertNeverSeenElsewhere(page), assert.AssertionError);
  });

  test('a stranger’s list appears as served, long before it would have to', async (t) => {
    const page = await visitor(t);
    await openList(page, { hold: 1000, script: 'order.js' });
    assert.deepEqual(await outcome(page), { outcome: 'as-served', personalised: false, order: [...served().keys()] });
    assert.deepEqual(idsOf(await titles(page)), served());
    assert.ok(await isVisible(page));
    await assertNeverSeenElsewhere(page);
    assert.ok((await recorded(page)).first['shoe-0'].at < 1000);
  });

  test('with modules that come late the list is painted in time, and stays as served', async (t) => {
    const page = await fan(t);
    await openList(page, { hold: 150, script: 'order.js', modules: '/late-2000', bare: true });
    const { at } = await page.evaluate(() => new Promise((painted) => {
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') painted({ at: startTime });
      }).observe({ type: 'paint', buffered: true });
    }));
    assert.ok(at >= 150, `the list was painted after ${at} ms, while it was held`);
    assert.ok(at < 1000, `the list was painted after ${at} ms`);
    assert.deepEqual(await outcome(page), { outcome: 'too-late', personalised: false, order: [...served().keys()] });
    assert.deepEqual(idsOf(await titles(page)), served());
    await assertNeverSeenElsewhere(page);
  });

  test('with modules that never come the list is painted all the same', async (t) => {
    const page = await visitor(t);
    await openList(page, { hold: 150 });
    await page.waitForFunction(() => window.recorded.first['shoe-0'] !== undefined);
    assert.ok((await recorded(page)).first['shoe-0'].at < 1000);
    assert.deepEqual(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  });

  test('a page that nothing holds and that has been painted is left as it is', async (t) => {
    const page = await fan(t);
    await openList(page, { script: 'order.js', modules: '/late-200' });
    assert.equal((await outcome(page)).outcome, 'too-late');
    assert.deepEqual(idsOf(await titles(page)), served());
    await assertNeverSeenElsewhere(page);
  });

  test('a page that nothing holds and that has not been painted yet is ordered', async (t) => {
    const page = await visitor(t);
    await openList(page, { script: 'turn.js" blocking="render' });
    assert.equal((await outcome(page)).outcome, 'ordered');
    assert.deepEqual(idsOf(await titles(page)), served().reverse());
    await assertNeverSeenElsewhere(page);
  });

  test('one frame later it is not', async (t) => {
    const page = await visitor(t);
    await openList(page, { script: 'turn.js?frames=1" blocking="render' });
    assert.equal((await outcome(page)).outcome, 'too-late');
    assert.deepEqual(idsOf(await titles(page)), served());
  });
});

describe('holding', () => {
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
    const page = await visitor(t);
    const more = '<p id="own" style="visibility: visible">Not in the list</p>';
    await openList(page, { hold: 1000, held: '#results, #own', more });
    const hidden = (selector) => page.$eval(selector, (element) => getComputedStyle(element).visibility);
    assert.deepEqual([await hidden('#results h2'), await hidden('#own')], ['hidden', 'hidden']);
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

  test('what is held may be around the list', async (t) => {
    const page = await visitor(t);
    await openList(page, { hold: 1000, held: 'body', script: 'turn.js?frames=2' });
    assert.equal((await outcome(page)).outcome, 'ordered');
    assert.ok(await isVisible(page));
    await assertNeverSeenElsewhere(page);
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
    await openList(page, { hold: 1000, script: 'turn.js?frames=2' });
    assert.equal((await outcome(page)).outcome, 'ordered');
    assert.equal(await page.evaluate(async () => (await window.turn()).outcome), 'too-late');
    assert.deepEqual(idsOf(await titles(page)), served().reverse());
  });
});

describe('moving', () => {
  test('random lists: every node once, the cards in the order told, all else at its place', async (t) => {
    const page = await toldPage(t);
    const { number, permutation } = random(11);
    for (let round = 0; round < 60; round++) {
      const children = Array.from({ length: number(14) }, (_, n) => ['card', 'card', 'card', 'heading', 'same'][number(5)] + n);
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
        const [nodes, texts] = [[...list.childNodes], () => [...list.childNodes].map(({ nodeType }) => nodeType).join('')];
        const before = texts();
        const result = await window.order('#results', order);
        return {
          ids: [...list.children].map(({ id }) => id),
          sameNodes: list.childNodes.length === nodes.length && nodes.every((node) => node.parentNode === list),
          sameSpace: texts() === before,
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
      const pictures = () => shop.asked.filter((path) => path.startsWith('/picture/') || path.startsWith('/frame/')).length;
      await page.waitForLoadState('networkidle');
      const before = pictures();
      const got = await page.evaluate(async (withMoveBefore) => {
        const list = document.querySelector('#results');
        if (!withMoveBefore) list.moveBefore = undefined;
        const cards = [...list.children].filter((child) => child.dataset.itemId);
        const seen = [];
        for (const card of cards) card.querySelector('button').addEventListener('click', () => seen.push(card.dataset.itemId));
        const button = cards[2].querySelector('button');
        button.focus();
        for (const kind of ['blur', 'focus']) button.addEventListener(kind, () => seen.push(kind));
        list.querySelector('iframe').addEventListener('load', () => seen.push('frame loaded'));
        await window.order('#results', cards.map((_, k) => cards.length - 1 - k));
        await new Promise((soon) => setTimeout(soon, 200));
        list.firstElementChild.querySelector('button').click();
        return { seen, focused: document.activeElement === button, complete: [...document.images].every((image) => image.complete) };
      }, withMoveBefore);
      await page.waitForLoadState('networkidle');
      assert.equal(got.focused, true);
      assert.equal(got.complete, true);
      const ids = served().reverse();
      assert.deepEqual(await page.evaluate(() => window.ids()), [...ids.slice(0, 3), 'ad', ...ids.slice(3)]);
      // Without moveBefore one of two that stand against each other has to be put in anew: never the one with the focus.
      const [frames, pressed] = withMoveBefore ? [0, ['shoe-11']] : [1, ['frame loaded', 'shoe-11']];
      assert.deepEqual(got.seen, pressed);
      assert.equal(pictures(), before + frames);
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
      await window.order('#results', [5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4]);
      await new Promise((soon) => setTimeout(soon, 300));
      return loaded;
    });
    assert.equal(loaded, 1, 'the card with a frame comes to the other side of the one that stays');
    assert.deepEqual((await page.evaluate(() => window.ids())).indexOf('ad'), 3);
  });

  test('no more is moved than must be', async (t) => {
    const page = await toldPage(t);
    const moved = await page.evaluate(async () => {
      const moved = new Set();
      const look = new MutationObserver((records) => records.forEach(({ addedNodes: [node] }) => moved.add(node?.dataset?.itemId)));
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
      assert.deepEqual(await page.evaluate(() => window.ids()), served(3));
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
        const shelf = window.fakeShelf([2, 0, 1], new Promise((ready) => setTimeout(() => ready(true), 50)));
        await window.order(parent, undefined, { fresh: false, shelf });
      }
      return [fragment, list].map((parent) => [...parent.children].map(({ dataset }) => dataset.itemId));
    });
    assert.deepEqual(ordered, [['3', '1', '2'], ['3', '1', '2']]);
  });
});

describe('waiting', () => {
  test('what is fresh is ordered before the next frame, or not at all', async (t) => {
    const page = await toldPage(t, { count: 2 });
    const outcomes = await page.evaluate(async () => {
      const afterFrame = new Promise((frame) => requestAnimationFrame(() => setTimeout(() => frame(true), 20)));
      const outcomes = [];
      for (const ready of [Promise.resolve(true), afterFrame, new Promise(() => {}), Promise.resolve(false)]) {
        const order = window.order('#results', undefined, { shelf: window.fakeShelf([1, 0], ready) });
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
        const later = new Promise((ready) => setTimeout(() => ready(true), 5));
        const late = window.order('#results', undefined, { shelf: window.fakeShelf([1, 0], later) });
        const now = window.order('#results', [1, 0]);
        told([(await now).outcome, (await late).outcome]);
      });
    }));
    assert.deepEqual(outcomes, ['ordered', 'too-late']);
  });

  test('the promise of a shelf will do, and one that is broken leaves the list', async (t) => {
    const page = await toldPage(t, { count: 2 });
    const outcomes = await page.evaluate(async () => {
      const shelves = [Promise.resolve(window.fakeShelf([1, 0])), Promise.reject(new Error('no shelf'))];
      const outcomes = [];
      for (const shelf of shelves) outcomes.push((await window.order('#results', undefined, { shelf })).outcome);
      return [outcomes, window.ids()];
    });
    assert.deepEqual(outcomes, [['ordered', 'failed'], ['shoe-1', 'shoe-0']]);
  });

  test('one that was given up stays as served', async (t) => {
    const page = await toldPage(t, { count: 2 });
    const outcome = await page.evaluate(() => window.order('#results', [1, 0], { signal: AbortSignal.abort() }));
    assert.equal(outcome.outcome, 'as-served');
    assert.deepEqual(await page.evaluate(() => window.ids()), served(2));
  });

  test('nothing is thrown into the page, whatever it is given', async (t) => {
    const page = await toldPage(t, { count: 2 });
    const outcomes = await page.evaluate(async () => {
      const { orderList } = await import('/pkg/dom.js');
      const shelf = window.fakeShelf([1, 0]);
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
    assert.deepEqual(await page.evaluate(() => window.ids()), served(2));
  });
});

describe('reading', () => {
  const asked = (page, options) => page.evaluate(async (options) => {
    await window.order('#results', undefined, options);
    return window.asked;
  }, options);

  /** The items read from a list of these children. */
  async function itemsOf(page, ...children) {
    await page.evaluate((markup) => {
      const parsed = Document.parseHTMLUnsafe ? new DOMParser() : new DOMParser();
      const policy = trustedTypes.createPolicy(`test-${Math.random()}`, { createHTML: (text) => text });
      const page = parsed.parseFromString(policy.createHTML(`<ol>${markup}</ol>`), 'text/html');
      document.querySelector('#results').replaceChildren(...page.querySelector('ol').childNodes);
    }, children.join(''));
    return (await asked(page)).items;
  }

  test('each source gives the same products', async (t) => {
    for (const source of /** @type {const} */ (['data', 'microdata', 'json-ld'])) {
      const page = await toldPage(t, { source });
      const { items } = await asked(page, { fresh: true });
      assert.equal(items.length, 12, source);
      for (const [n, item] of items.entries()) {
        const { item_id, item_name, item_brand, price } = shoe(n);
        assert.equal(item.item_id, item_id, source);
        assert.equal(item.item_name, item_name, source);
        assert.equal(item.item_brand, item_brand, source);
        assert.equal(Number(item.price), price, source);
      }
    }
  });

  test('further data attributes are fields, under their names with underscores', async (t) => {
    const page = await toldPage(t);
    const [, item] = (await asked(page)).items;
    assert.equal(item.heel_height, '1');
    assert.equal(item.item_category, 'Shoes');
  });

  test('microdata gives colour and category', async (t) => {
    const page = await toldPage(t, { source: 'microdata' });
    const [item] = (await asked(page)).items;
    assert.deepEqual([item.item_variant, item.color, item.item_category], ['green', 'green', 'Shoes']);
  });

  test('the sources of one card complete each other', async (t) => {
    const page = await toldPage(t, { count: 1, source: 'json-ld' });
    const [item] = await itemsOf(page, `<li data-item-id="shoe-0" data-price="5"><span itemscope
      itemtype="http://schema.org/Product"><b itemprop="name">Own name</b><b itemprop="sku">other</b></span></li>`);
    assert.deepEqual([item.item_id, item.price, item.item_name, item.item_brand], ['shoe-0', '5', 'Own name', 'Fjell']);
  });

  test('a child with no product, or with several, or without an id is no card', async (t) => {
    const page = await toldPage(t);
    const product = (sku) => `<i itemscope itemtype="https://schema.org/Product"><meta itemprop="sku" content="${sku}"></i>`;
    const items = await itemsOf(
      page,
      '<li>Heading</li>',
      '<li><a data-item-id="a"></a><a data-item-id="b"></a></li>',
      '<li><a data-item-id="c" data-price="1"></a><button data-item-id="c" data-colour="red"></button></li>',
      '<li data-item-id="d"><a data-item-id="e"></a></li>',
      '<li data-item-id=""></li>',
      `<li data-item-id="${'x'.repeat(513)}"></li>`,
      `<li>${product('f')}${product('g')}</li>`,
      `<li>${product('h')}</li>`,
      '<li itemscope itemtype="https://schema.org/Offer"><meta itemprop="sku" content="i"></li>',
      '<li itemscope itemtype="https://schema.org/Product"><b itemprop="name">No id</b></li>',
    );
    assert.deepEqual(items.map(({ item_id }) => item_id), ['c', 'd', 'h']);
    assert.deepEqual([items[0].price, items[0].colour], ['1', 'red']);
  });

  test('a product within a product is not mistaken for it', async (t) => {
    const page = await toldPage(t);
    const [item] = await itemsOf(page, `<li itemscope itemtype="https://schema.org/Product">
      <div itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product"><meta itemprop="sku" content="inner"></div>
      <data itemprop="sku" value="outer">Nr. 7</data><img itemprop="image" src="/picture/7" alt=""></li>`);
    assert.equal(item.item_id, 'outer');
    assert.equal(item.image, '/picture/7');
  });

  test('what a shelf would refuse the list for is left out', async (t) => {
    const page = await toldPage(t);
    const items = await itemsOf(
      page,
      '<li data-item-id="a" data-price="-5" data-embedding="1,2"></li>',
      '<li data-item-id="b" data-price="from 5 €"></li>',
      '<li data-item-id="c" data-price="5"></li>',
    );
    assert.deepEqual(items.map(({ price }) => price), [undefined, undefined, '5']);
    assert.ok(items.every((item) => !('embedding' in item)));
  });

  test('a list that came later is not matched with the page’s own by its place', async (t) => {
    const page = await toldPage(t, { source: 'json-ld', count: 2 });
    assert.deepEqual(await itemsOf(page, '<li>Another</li>', '<li>And another</li>'), []);
  });

  test('read overrides, and what it does not read stays at its place', async (t) => {
    const page = await toldPage(t, { count: 3 });
    const got = await page.evaluate(async () => {
      const read = (child) => (child.dataset.itemId === 'shoe-1' ? undefined : { item_id: `own ${child.dataset.itemId}` });
      await window.order('#results', [1, 0], { read });
      return [window.asked.items, window.ids()];
    });
    assert.deepEqual(got, [[{ item_id: 'own shoe-0' }, { item_id: 'own shoe-2' }], ['shoe-2', 'shoe-1', 'shoe-0']]);
  });

  test('the rules are passed on', async (t) => {
    const page = await toldPage(t, { count: 3 });
    const rules = { query: 'trail', strength: 0.5, maxShift: 2, pinned: [0], diversity: { by: 'item_brand', run: 2 } };
    assert.deepEqual((await asked(page, { ...rules, observe: true })).rules, rules);
  });
});

describe('observing', () => {
  const heard = (page) => page.evaluate(() => window.heard.map(({ event, ecommerce }) => [event, ...ecommerce.items.map(({ item_id }) => item_id)]));

  test('a click in a card is told before the page is left, and no other', async (t) => {
    const page = await toldPage(t, { count: 3, between: '<li id="ad"><a href="#ad">Ad</a></li>' });
    await page.evaluate(() => window.order('#results', [2, 1, 0], { observe: true }));
    await page.click('#ad a');
    await page.click('[data-item-id="shoe-1"]', { position: { x: 700, y: 30 } });
    assert.deepEqual(await heard(page), []);
    await page.click('[data-item-id="shoe-2"] button');
    await page.evaluate(() => {
      addEventListener('click', (event) => {
        window.heardByThen = window.heard.length;
        event.stopPropagation();
        event.preventDefault();
      }, { capture: false });
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
    const page = await toldPage(t, { count: 3, more: '<p style="height: 5000px"></p>' });
    await page.evaluate(async () => {
      document.querySelector('p').style.height = '5000px';
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
});
