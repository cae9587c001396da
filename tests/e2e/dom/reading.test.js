// What is read from cards: data attributes, microdata, JSON-LD, and a function of the shop's.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shoe } from './page.js';
import { ids, toldPage } from './visitors.js';

const asked = (page, options) => page.evaluate(async (options) => {
  await window.order('#results', undefined, options);
  return window.asked;
}, options);

/** The items read from a list of these children. */
async function itemsOf(page, children, options = {}) {
  await page.evaluate((markup) => {
    const policy = trustedTypes.createPolicy('test', { createHTML: (text) => text });
    const page = new DOMParser().parseFromString(policy.createHTML(`<ol>${markup}</ol>`), 'text/html');
    document.querySelector('#results').replaceChildren(...page.querySelector('ol').childNodes);
  }, children.join(''));
  return (await asked(page, options)).items;
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
  const [item] = await itemsOf(page, [`<li data-item-id="shoe-0" data-price="5"><span itemscope
    itemtype="http://schema.org/Product"><b itemprop="name">Own name</b><b itemprop="sku">other</b></span></li>`]);
  assert.deepEqual([item.item_id, item.price, item.item_name, item.item_brand], ['shoe-0', '5', 'Own name', 'Fjell']);
});

test('a child with no product, or with several, or without an id is no card', async (t) => {
  const page = await toldPage(t);
  const type = 'https://schema.org/Product';
  const product = (sku) => `<i itemscope itemtype="${type}"><meta itemprop="sku" content="${sku}"></i>`;
  const items = await itemsOf(page, [
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
  ]);
  assert.deepEqual(items.map(({ item_id }) => item_id), ['c', 'd', 'h']);
  assert.deepEqual([items[0].price, items[0].colour], ['1', 'red']);
});

test('a product within a product is not mistaken for it', async (t) => {
  const page = await toldPage(t);
  const [item] = await itemsOf(page, [`<li itemscope itemtype="https://schema.org/Product">
    <div itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product">
      <meta itemprop="sku" content="inner"></div>
    <data itemprop="sku" value="outer">Nr. 7</data><img itemprop="image" src="/picture/7" alt=""></li>`]);
  assert.equal(item.item_id, 'outer');
  assert.equal(item.image, '/picture/7');
});

test('microdata may stand elsewhere in the page, by itemref', async (t) => {
  const page = await toldPage(t, {
    more: `<p id="brand" itemprop="brand" itemscope itemtype="https://schema.org/Brand"><b itemprop="name">Fjell</b></p>
      <div id="more"><meta itemprop="color" content="green"><div itemprop="offers" itemscope itemref="price loop"></div></div>
      <p id="price" itemprop="price">89</p><p id="loop" itemprop="more" itemscope itemref="loop more"></p>`,
  });
  const [item] = await itemsOf(page, [`<li itemscope itemtype="https://schema.org/Product" itemref="brand more gone">
    <meta itemprop="sku" content="a"></li>`]);
  assert.deepEqual([item.item_id, item.item_brand, item.item_variant, item.price], ['a', 'Fjell', 'green', '89']);
});

test('in microdata the price is the one that is asked', async (t) => {
  const page = await toldPage(t);
  const spec = (price, type) => `<i itemprop="priceSpecification" itemscope itemtype="https://schema.org/UnitPriceSpecification">
    <b itemprop="price">${price}</b>${type ? `<link itemprop="priceType" href="https://schema.org/${type}">` : ''}</i>`;
  const offers = (within) => `<li itemscope itemtype="https://schema.org/Product"><meta itemprop="sku" content="a">
    <div itemprop="offers" itemscope itemtype="https://schema.org/AggregateOffer">${within}</div></li>`;
  const offer = (price) => `<div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><b itemprop="price">${price}</b></div>`;
  const lists = [spec(100, 'ListPrice') + spec(80), offer(90) + offer(80), '<b itemprop="lowPrice">80</b><b itemprop="highPrice">90</b>'];
  for (const list of lists) assert.equal((await itemsOf(page, [offers(list)]))[0].price, '80', list);
});

/** What is said on the console. */
async function warnings(t, options, work) {
  const page = await toldPage(t, options);
  const said = [];
  page.on('console', (message) => message.type() === 'warning' && said.push(message.text()));
  await work(page);
  return said;
}

const STAYS = '; see docs/server-rendered.md. It stays at its place.';

test('where a page cannot be read, one warning says which rule failed, and on which card', async (t) => {
  const card = '<li><a href="/q/7?id=1">Shoe 7</a></li>';
  const cases = [
    ['JSON-LD has none of 12 products at /q/7?id=1', { source: 'json-ld' }, [card, card]],
    ['JSON-LD has none of 0 products at /q/7?id=1', {}, [card]],
  ];
  for (const [rule, options, children] of cases) {
    const said = await warnings(t, options, async (page) => {
      await itemsOf(page, children);
      await page.evaluate(() => window.order('#results'));
    });
    assert.deepEqual(said, [`reshelf: child 0 of the list (Shoe 7) is no card: no data-item-id, no Product with a sku, and ${rule}${STAYS}`]);
  }
  const broken = await warnings(t, { more: '<script type="application/ld+json">{ broken </script>' }, (page) => itemsOf(page, [card]));
  assert.match(broken[0], /and JSON-LD cannot be read: .*JSON.*; see docs/);
  for (const id of ['', 'x'.repeat(513)]) {
    const children = ['<li data-item-id="a"></li>', '<li>Ad</li>', `<li data-item-id="${id}">Shoe</li>`];
    const said = await warnings(t, {}, (page) => itemsOf(page, children));
    assert.deepEqual(said, [`reshelf: child 2 of the list (Shoe) is no card: one data-item-id of 1 to 512 bytes is needed${STAYS}`]);
  }
});

test('of what may well be no card nothing is said', async (t) => {
  const lists = [[], ['<li>No results</li>'], ['<li data-item-id="a"></li>', '<li><a href="/sale">Sale</a></li>'], ['<li><a href="#top">Up</a></li>']];
  for (const list of lists) assert.deepEqual(await warnings(t, {}, (page) => itemsOf(page, list)), []);
});

test('what a shelf would refuse the list for is left out', async (t) => {
  const page = await toldPage(t);
  const items = await itemsOf(page, [
    '<li data-item-id="a" data-price="-5" data-embedding="1,2"></li>',
    '<li data-item-id="b" data-price="from 5 €"></li>',
    '<li data-item-id="c" data-price="5"></li>',
  ]);
  assert.deepEqual(items.map(({ price }) => price), [undefined, undefined, '5']);
  assert.ok(items.every((item) => !('embedding' in item)));
});

test('the page’s own list is matched with JSON-LD by its place, one that came later is not', async (t) => {
  const page = await toldPage(t, { source: 'json-ld', count: 2, hold: 1000 });
  const cards = ['<li>One</li>', '<li>Another</li>'];
  const items = await itemsOf(page, cards, { fresh: false });
  assert.deepEqual(items.map(({ item_id }) => item_id), ['shoe-0', 'shoe-1']);
  assert.deepEqual(await itemsOf(page, cards, { fresh: true }), []);
});

test('read overrides, and what it does not read stays at its place', async (t) => {
  const page = await toldPage(t, { count: 3 });
  const got = await page.evaluate(async () => {
    const read = ({ dataset: { itemId } }) => (itemId === 'shoe-1' ? undefined : { item_id: `own ${itemId}` });
    await window.order('#results', [1, 0], { read });
    return window.asked.items;
  });
  assert.deepEqual(got, [{ item_id: 'own shoe-0' }, { item_id: 'own shoe-2' }]);
  assert.deepEqual(await ids(page), ['shoe-2', 'shoe-1', 'shoe-0']);
});

test('the rules are passed on', async (t) => {
  const page = await toldPage(t, { count: 3 });
  const rules = { query: 'trail', strength: 0.5, maxShift: 2, pinned: [0], diversity: { by: 'item_brand', run: 2 } };
  assert.deepEqual((await asked(page, { ...rules, observe: true })).rules, rules);
});
