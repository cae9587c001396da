// Data layers as shops have them: GA4's words in other shapes, and Universal Analytics'. Each is read as the plain events that
// it means: a shelf that hears the one knows what a shelf that is told the other knows.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connectGa4 } from '../../pkg/ga4.js';
import { shelf, shoe, shoes, warnings } from './support/shelf.js';

/** @param {...unknown} words */
function gtag(...words) {
  return (function () {
    return arguments;
  })(...words);
}

/** As Universal Analytics has it. @param {number} n */
function product(n) {
  const { item_id: id, item_name: name, item_brand: brand, item_category: category, price } = shoe(n);
  return { id, name, brand, category, price: price.toFixed(2), quantity: 1, position: n };
}

/** What a shelf knows, whatever time it is. @param {any} own */
async function known(own) {
  const { acts, choices, topics, pricePercentile } = own.profile();
  const { order, personalised } = own.rerank({ items: shoes(24), query: 'shoes', refresh: true });
  return { acts, choices, topics, pricePercentile, personalised, order: [...order] };
}

/** What a shelf knows that heard these entries. @param {unknown[]} entries @param {{ first?: number, ga4?: boolean }} [how] */
async function heard(entries, { first = entries.length, ga4 = false } = {}) {
  let at = Date.UTC(2026, 0, 1);
  const own = await shelf({ now: () => at });
  const dataLayer = entries.slice(0, first);
  if (ga4) connectGa4(own, { dataLayer });
  else own.connect(dataLayer);
  for (const entry of entries.slice(first)) dataLayer.push(entry);
  at += 60_000;
  return known(own);
}

/** However it is connected, and whenever. @param {unknown[]} entries @param {unknown[]} plain */
async function assertRead(entries, plain, what = JSON.stringify(entries)) {
  const meant = await heard(plain);
  for (const ga4 of [false, true]) {
    for (const first of [0, 1, entries.length]) assert.deepEqual(await heard(entries, { first, ga4 }), meant, what);
  }
  return meant;
}

const event = (/** @type {string} */ event, /** @type {object[]} */ items, more = {}) => ({ event, ecommerce: { items, ...more } });

test('items that are pushed first are of the event that comes after', async () => {
  const plain = [event('view_item', [shoe(1)])];
  const { items } = plain[0].ecommerce;
  await assertRead([{ ecommerce: { items } }, { event: 'view_item' }], plain);
  await assertRead([{ items }, { event: 'view_item' }], plain);
  await assertRead([{ event: 'productData', ecommerce: { items } }, { event: 'gtm.dom' }, { event: 'view_item' }], plain);
  await assertRead([{ ecommerce: { items } }, { event: 'view_item', ecommerce: { currency: 'EUR' } }], plain);
  await assertRead([{ ecommerce: { items: [shoe(9)] } }, { ecommerce: null }, { ecommerce: { items } }, { event: 'view_item' }], plain);
  await assertRead([{ ecommerce: { items: [shoe(9)] } }, ...plain], plain, 'its own items count');
  await assertRead([{ ecommerce: { items } }, { event: 'view_item' }, { event: 'add_to_cart' }], [...plain, event('add_to_cart', items)]);
});

test('what an event was pushed with is of no later event, and ecommerce: null takes away what waits', async () => {
  await warnings(async () => {
    await assertRead([event('view_item_list', shoes(8)), { event: 'add_to_cart' }], [event('view_item_list', shoes(8))]);
    await assertRead([event('view_item', [shoe(1)]), { ecommerce: { items: [shoe(2)] } }, { ecommerce: null }, { event: 'add_to_cart' }], [event('view_item', [shoe(1)])]);
    await assertRead([event('view_item', [shoe(1)]), { event: 'purchase', ecommerce: null }], [event('view_item', [shoe(1)])]);
  });
});

test('items come as a list, an object, one alone, or JSON', async () => {
  const two = [shoe(1), shoe(2)];
  const plain = [event('purchase', two)];
  for (const items of [{ 0: two[0], 7: two[1] }, { SKU1: two[0], SKU2: two[1] }, new Set(two), JSON.stringify(two)]) {
    await assertRead([{ event: 'purchase', ecommerce: { items } }], plain);
  }
  for (const items of [shoe(1), { 0: shoe(1) }, JSON.stringify(shoe(1))]) {
    await assertRead([gtag('event', 'view_item', { items })], [event('view_item', [shoe(1)])]);
  }
  for (const items of [{}, '', '[', 7, null, true, () => {}]) {
    await warnings(async () => assert.equal((await heard([{ event: 'view_item', items }])).acts, 0));
  }
});

test('Universal Analytics’ Enhanced Ecommerce is read whatever its events are called', async () => {
  const actionField = { list: 'Search results' };
  const products = [product(1)];
  const acts = { detail: 'view_item', click: 'select_item', add: 'add_to_cart', remove: 'remove_from_cart', purchase: 'purchase' };
  for (const [action, kind] of Object.entries(acts)) {
    const before = action === 'remove' ? [event('add_to_cart', [shoe(1)])] : [];
    for (const name of [undefined, 'gtm4wp.changeDetailViewEEC', kind]) {
      const entry = { event: name, ecommerce: { currencyCode: 'EUR', [action]: { actionField, products } } };
      await assertRead([...before, entry], [...before, event(kind, [shoe(1)])], `${action}, ${name}`);
    }
    await assertRead([...before, { ecommerce: { [action]: { products: { 0: product(1) } } } }], [...before, event(kind, [shoe(1)])]);
  }
  await warnings(async () => {
    const nothing = [{ ecommerce: { checkout: { products } } }, { ecommerce: { promoView: { promotions: [{ id: 'P1' }] } } }, { ecommerce: { detail: null, add: 7 } }];
    assert.equal((await heard(nothing)).acts, 0);
  });
});

test('its impressions are lists, several of them at once, and beside what else the push says', async () => {
  const of = (/** @type {string} */ list, /** @type {number} */ from) => [0, 1, 2].map((n) => ({ ...product(from + n), list }));
  const impressions = [...of('Search results', 0), ...of('Related', 8)];
  const plain = [event('view_item_list', shoes(3, 0)), event('view_item_list', shoes(3, 8)), event('view_item', [shoe(1)])];
  await assertRead([{ ecommerce: { impressions, detail: { products: [product(1)] } } }], plain);
  const bare = { ecommerce: { click: { products: [{ id: 'shoe-2' }] } } };
  await assertRead([{ ecommerce: { impressions } }, bare], [...plain.slice(0, 2), event('select_item', [{ item_id: 'shoe-2' }])]);
});

test('GA4 and Universal Analytics in one push are one event', async () => {
  const both = { items: [shoe(1)], add: { products: [product(1)] } };
  await assertRead([{ event: 'add_to_cart', ecommerce: both }], [event('add_to_cart', [shoe(1)])]);
});

test('gtag.js before GA4: products with id and name; Google Ads’ copy of them is not counted', async () => {
  const plain = [event('view_item', [shoe(1)])];
  await assertRead([gtag('event', 'view_item', { items: [product(1)] })], plain);
  await assertRead([gtag('event', 'select_content', { content_type: 'product', items: [product(1)] })], [event('select_item', [shoe(1)])]);
  await assertRead([{ event: 'search', search_term: 'trail' }, ...plain], [gtag('event', 'view_search_results', { search_term: 'trail' }), ...plain]);
  await warnings(async () => {
    const ads = gtag('event', 'view_item', { value: 60, items: [{ id: 'shoe-1', google_business_vertical: 'retail' }] });
    await assertRead([...plain, ads, gtag('event', 'select_content', { content_type: 'page', item_id: 'about' })], plain);
  });
});

test('categories are split as Universal Analytics has them, and what stands in GA4’s words counts', async () => {
  const told = { ...product(1), category: 'Shoes/Trail shoes', item_brand: 'Own' };
  const read = { ...shoe(1), item_category2: 'Trail shoes', item_brand: 'Own' };
  await assertRead([{ ecommerce: { detail: { products: [told] } } }], [event('view_item', [read])]);
});

test('a price is read with the currency and the value beside it', async () => {
  const { price, ...rest } = shoe(1);
  const list = event('view_item_list', shoes(12));
  const assertPrice = (/** @type {object} */ item, more = {}) =>
    assertRead([list, event('view_item', [item], more)], [list, event('view_item', [{ ...rest, price: 1299 }])], JSON.stringify([item, more]));
  await assertPrice({ ...rest, price: '1.299,00 €' });
  await assertPrice({ ...rest, price: '1.299', currency: 'EUR' });
  await assertPrice({ ...rest, price: '1,299' }, { currency: 'USD' });
  await assertPrice({ ...rest, price: { amount: '1299.0', currencyCode: 'CAD' } });
  await assertPrice(rest, { currency: 'EUR', value: 1299 });
  await assertPrice({ ...rest, quantity: 2 }, { currency: 'EUR', value: '2.598,00' });
  await assertPrice({ ...rest, price: '1.299' }, { value: 1299 });
  const unknown = [list, event('view_item', [rest])];
  await assertRead([list, event('view_item', [{ ...rest, price: 'on request' }])], unknown);
  await assertRead([list, event('view_item', [{ ...rest, price: '1.299' }], { currency: 'KWD' })], unknown);
  const [bare] = [{ item_id: 'shoe-1' }];
  await assertRead([list, event('view_item', [bare], { value: 999 })], [list, event('view_item', [shoe(1)])], 'an id alone finds its list');
  const shipped = [event('purchase', [rest], { value: 1299, shipping: 5 })];
  await assertRead(shipped, [event('purchase', [rest])]);
});

test('a purchase that is sent again on reload is one', async () => {
  const purchase = { event: 'purchase', ecommerce: { transaction_id: 'T-1', value: 120, items: [shoe(1), shoe(2)] } };
  const again = { ecommerce: { purchase: { actionField: { id: 'T-1', revenue: '120' }, products: [product(1), product(2)] } } };
  const once = await heard([purchase]);
  await assertRead([purchase, purchase], [purchase]);
  await assertRead([purchase, gtag('event', 'purchase', { transaction_id: 'T-1', items: [shoe(1)] }), again], [purchase]);
  assert.equal((await heard([purchase, { ...purchase, ecommerce: { ...purchase.ecommerce, transaction_id: 'T-2' } }])).choices, once.choices + 2);

  // The page is loaded again, with what was stored.
  const first = await shelf();
  first.observe(purchase);
  const reloaded = await shelf();
  await reloaded.import(await first.export());
  reloaded.observe(purchase);
  assert.deepEqual([reloaded.profile().acts, reloaded.profile().choices], [2, 2]);
  assert.ok(reloaded.profile().topics.every(({ text, value }) => !/T-?1/.test(text + value)), 'its number is nobody’s taste');
});

test('what is left in the cart stays where it is; what is taken out or given back falls', async () => {
  const items = shoes(24);
  const cart = (/** @type {string} */ kind, /** @type {number | undefined} */ quantity) => event(kind, [{ ...shoe(7), quantity }]);
  const place = async (/** @type {object[]} */ entries) => {
    const own = await shelf();
    const dataLayer = [event('view_item_list', items), event('select_item', [shoe(3)])];
    own.connect(dataLayer);
    dataLayer.push(.../** @type {any[]} */ (entries));
    return own.rerank({ items }).items.findIndex(({ item_id: id }) => id === 'shoe-7');
  };
  const inCart = await place([cart('add_to_cart', 3)]);
  assert.equal(await place([cart('add_to_cart', 3), cart('remove_from_cart', 1)]), inCart);
  assert.equal(await place([cart('add_to_cart', 3), event('remove_from_cart', [{ item_id: 'shoe-7', quantity: '1' }])]), inCart);
  assert.ok((await place([cart('add_to_cart', 3), cart('remove_from_cart', 3)])) > inCart);
  assert.ok((await place([cart('add_to_cart', 1), cart('remove_from_cart', undefined)])) > inCart);

  const bought = event('purchase', [shoe(7)], { transaction_id: 'T-1' });
  const kept = await place([bought]);
  for (const refund of [
    { event: 'refund', ecommerce: { transaction_id: 'T-1', items: [{ item_id: 'shoe-7' }] } },
    gtag('event', 'refund', { items: [{ item_id: 'shoe-7' }] }),
    { ecommerce: { refund: { actionField: { id: 'T-1' }, products: [{ id: 'shoe-7', quantity: 1 }] } } },
  ]) assert.ok((await place([bought, refund])) > kept, JSON.stringify(refund));
  for (const whole of [{ event: 'refund', ecommerce: { transaction_id: 'T-1' } }, { ecommerce: { refund: { actionField: { id: 'T-1' } } } }]) {
    assert.equal((await heard([bought, whole])).choices, 0);
    assert.equal((await heard([bought, JSON.parse(JSON.stringify(whole).replace('T-1', 'T-2'))])).choices, 1);
  }
});

test('a data layer that the page replaces is listened to, and nothing of it is heard twice', async (t) => {
  const page = /** @type {any} */ (globalThis);
  t.after(() => Reflect.deleteProperty(page, 'dataLayer'));
  for (const connected of [(own) => own.connect(page.dataLayer), (own) => connectGa4(own, { dataLayer: page.dataLayer })]) {
    const own = await shelf();
    page.dataLayer = [event('view_item', [shoe(1)])];
    const old = page.dataLayer;
    const [end, endOther] = [connected(own), connectGa4(await shelf(), { dataLayer: old })];
    page.dataLayer = [event('view_item', [shoe(2)])];
    assert.equal(own.profile().acts, 2);
    page.dataLayer.push(event('add_to_cart', [shoe(2)]));
    page.dataLayer = page.dataLayer.concat([event('view_item', [shoe(3)])]);
    page.dataLayer.push(event('view_item', [shoe(4)]));
    page.dataLayer = page.dataLayer || [];
    old.push(event('view_item', [shoe(5)]));
    assert.equal(own.profile().acts, 6);
    for (const other of [null, 'text', { push() {} }]) page.dataLayer = other;
    page.dataLayer = [];
    endOther();
    end();
    const { value, writable } = Object.getOwnPropertyDescriptor(page, 'dataLayer') ?? {};
    assert.deepEqual([value, writable, Object.keys(value)], [[], true, []], 'the variable is the page’s own again');
    page.dataLayer.push(event('view_item', [shoe(6)]));
    page.dataLayer = [event('view_item', [shoe(7)])];
    assert.equal(own.profile().acts, 6);
  }
});

test('connected again after it was replaced, GA4 counts once', async (t) => {
  const page = /** @type {any} */ (globalThis);
  t.after(() => Reflect.deleteProperty(page, 'dataLayer'));
  const own = await shelf();
  page.dataLayer = [];
  connectGa4(own, { dataLayer: page.dataLayer });
  page.dataLayer = [event('view_item', [shoe(1)])];
  connectGa4(own, { dataLayer: page.dataLayer });
  page.dataLayer.push(event('view_item', [shoe(2)]));
  assert.equal(own.profile().acts, 2);
});

test('a variable that a script declares cannot be stood for: it is looked at when the shopper acts', async (t) => {
  const page = /** @type {any} */ (globalThis);
  const target = new EventTarget();
  page.addEventListener = target.addEventListener.bind(target);
  t.after(() => Reflect.deleteProperty(page, 'addEventListener'));
  // As `var shopsLayer = []` makes it.
  Object.defineProperty(page, 'shopsLayer', { value: [], writable: true, enumerable: true, configurable: false });
  const own = await shelf();
  const end = own.connect(page.shopsLayer);
  page.shopsLayer = [event('view_item', [shoe(1)])];
  page.shopsLayer.push(event('view_item', [shoe(2)]));
  for (let times = 0; times < 2; times++) target.dispatchEvent(new Event('click'));
  page.shopsLayer.push(event('view_item', [shoe(3)]));
  assert.equal(own.profile().acts, 3);
  end();
  page.shopsLayer = [event('view_item', [shoe(4)])];
  target.dispatchEvent(new Event('click'));
  assert.equal(own.profile().acts, 3);
});
