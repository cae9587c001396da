// JSON-LD as shops write it, read without a page around it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readJsonLd } from '../../pkg/dom/json-ld.js';
import { matchProducts } from '../../pkg/dom/matching.js';
import { idsOf, isProductType, itemOf } from '../../pkg/dom/schema-org.js';

const shoe = (n, more = {}) => ({ '@type': 'Product', sku: `shoe-${n}`, name: `Trail shoe no. ${n}`, ...more });
const listItem = (position, item) => ({ '@type': 'ListItem', position, item });
const itemList = (...elements) => ({ '@type': 'ItemList', itemListElement: elements });

const read = (...documents) => readJsonLd(documents.map((document) => JSON.stringify(document)));
const skus = (lists) => lists.map((list) => list.map(({ product }) => product?.sku));

test('a product’s words become GA4’s', () => {
  const product = {
    '@type': 'Product',
    sku: 'shoe-1',
    name: ' Trail shoe ',
    brand: { '@type': 'Brand', name: 'Nordhavn' },
    color: 'green',
    category: 'Shoes > Trail shoes',
    material: ['wool', 'cork'],
    offers: { '@type': 'Offer', price: '89.50', priceCurrency: 'EUR' },
    embedding: 'not a vector',
  };
  const item = itemOf(product);
  assert.equal(item.item_id, 'shoe-1');
  assert.equal(item.item_name, 'Trail shoe');
  assert.equal(item.item_brand, 'Nordhavn');
  assert.equal(item.item_variant, 'green');
  assert.equal(item.item_category, 'Shoes');
  assert.equal(item.item_category2, 'Trail shoes');
  assert.equal(item.price, '89.50');
  assert.deepEqual([item.color, item.material], ['green', ['wool', 'cork']]);
  assert.ok(!('item_category3' in item));
});

test('brand, price and category are found in each of their shapes', () => {
  const brand = (value) => itemOf({ brand: value }).item_brand;
  for (const given of ['Fjell', { name: 'Fjell' }, [{ name: 'Fjell' }, 'Asker']]) assert.equal(brand(given), 'Fjell');
  for (const none of [{}, [], null, ' ']) assert.equal(brand(none), undefined);
  const price = (offers) => itemOf({ offers }).price;
  assert.equal(price({ price: 89.5 }), '89.5');
  assert.equal(price([{ price: '89.50' }, { price: 1 }]), '89.50');
  assert.equal(price({ '@type': 'AggregateOffer', lowPrice: 70, highPrice: 90 }), '70');
  assert.equal(price({ priceSpecification: [{ price: 60 }] }), '60');
  assert.equal(price(undefined), undefined);
  const categories = (category) => [itemOf({ category }).item_category, itemOf({ category }).item_category2];
  assert.deepEqual(categories(['Shoes', 'Sale']), ['Shoes', 'Sale']);
  assert.deepEqual(categories({ '@type': 'CategoryCode', name: 'Shoes' }), ['Shoes', undefined]);
});

test('the shop’s own number comes first, any other where it is the only one', () => {
  assert.deepEqual(idsOf({ gtin: '4006381333931', productID: 'p1', sku: 7 }), ['7', 'p1', '4006381333931']);
  assert.equal(itemOf({ productID: 'p1' }).item_id, 'p1');
  assert.equal(itemOf({ name: 'Trail shoe' }).item_id, undefined);
});

test('a product is one by name, by address, and among several types', () => {
  const products = ['Product', 'https://schema.org/Product', 'http://schema.org/Product', 'schema:Product'];
  for (const type of [...products, ['Thing', 'Product']]) assert.ok(isProductType(type), `${type}`);
  for (const type of ['Offer', undefined, null, 7, [], 'NotAProduct']) assert.ok(!isProductType(type), `${type}`);
});

test('lists are found in each of their shapes', () => {
  const two = [['shoe-1', 'shoe-2']];
  assert.deepEqual(skus(read(itemList(listItem(1, shoe(1)), listItem(2, shoe(2))))), two);
  assert.deepEqual(skus(read(itemList(shoe(1), shoe(2)))), two);
  assert.deepEqual(skus(read([shoe(1), shoe(2)])), two);
  assert.deepEqual(skus(read({ '@graph': [shoe(1), { '@type': 'WebPage' }, shoe(2)] })), two);
  assert.deepEqual(skus(read({ '@type': 'CollectionPage', mainEntity: itemList(shoe(1), shoe(2)) })), two);
  assert.deepEqual(skus(read({ '@graph': [{ '@type': 'WebPage', mainEntity: itemList(shoe(1), shoe(2)) }] })), two);
  const offer = (item) => ({ '@type': 'Offer', itemOffered: item });
  assert.deepEqual(skus(read({ ...itemList(offer(shoe(1)), offer(shoe(2))), '@type': 'OfferCatalog' })), two);
  assert.deepEqual(skus(read(shoe(1), shoe(2))), [['shoe-1'], ['shoe-2']]);
});

test('positions count, where all have one', () => {
  assert.deepEqual(skus(read(itemList(listItem(2, shoe(2)), listItem(1, shoe(1))))), [['shoe-1', 'shoe-2']]);
  const some = itemList(listItem(2, shoe(2)), listItem(1, shoe(1)), shoe(3));
  assert.deepEqual(skus(read(some)), [['shoe-2', 'shoe-1', 'shoe-3']]);
});

test('what is referred to is found', () => {
  const list = itemList({ '@id': '#two' }, listItem(1, { '@id': '#one' }));
  const graph = [list, shoe(1, { '@id': '#one' }), shoe(2, { '@id': '#two' })];
  assert.deepEqual(skus(read({ '@graph': graph })), [['shoe-1', 'shoe-2'], ['shoe-2', 'shoe-1']]);
});

test('what is no list of products, or cannot be read, is left out', () => {
  const crumbs = { '@type': 'BreadcrumbList', itemListElement: [listItem(1, shoe(9))] };
  assert.deepEqual(read(crumbs, null, 7, 'text', [], {}, { '@type': 'ItemList', itemListElement: 'text' }), []);
  assert.deepEqual(readJsonLd(['', '{', '{"@type": "Product", }', '<!-- {} -->', JSON.stringify(shoe(1))]).length, 1);
});

test('a page nested a hundred thousand deep is left out, not fallen over', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  assert.deepEqual(skus(readJsonLd([deep, JSON.stringify(shoe(1))])), [['shoe-1']]);
});

const base = 'https://shop.example/shoes?page=1';
const matched = (cards, lists, byPlace = true) =>
  matchProducts(cards.map((card) => ({ links: [], ...card })), lists, { base, byPlace }).map((product) => product?.sku);

test('a card is matched by any of its product’s numbers', () => {
  const lists = read([shoe(1, { gtin: '11' }), shoe(2, { gtin: '12' })]);
  const cards = [{ id: 'shoe-2' }, { id: 11 }, { id: 'shoe-9' }, {}];
  assert.deepEqual(matched(cards, lists), ['shoe-2', 'shoe-1', undefined, undefined]);
});

test('a card is matched by its links, whatever the host and the fragment', () => {
  const first = { ...listItem(1, shoe(1)), url: 'https://www.shop.example/p/1' };
  const lists = read(itemList(first, shoe(2, { url: '/p?id=2' })));
  const cards = [{ links: ['/p?id=2#reviews', '/brand'] }, { links: ['/brand', 'p/1'] }, { links: ['/p'] }];
  assert.deepEqual(matched(cards, lists), ['shoe-2', 'shoe-1', undefined]);
});

test('a card that links to several products is none of them', () => {
  const lists = read([shoe(1, { url: '/p/1' }), shoe(2, { url: '/p/2' })]);
  assert.deepEqual(matched([{ links: ['/p/1', '/p/2'] }, { links: ['/p/2', '/p/2'] }], lists), [undefined, 'shoe-2']);
});

test('by its place a card is matched only where nothing else tells', () => {
  const [two, three] = [itemList(shoe(1), shoe(2)), itemList(shoe(3), shoe(4), shoe(5))];
  assert.deepEqual(matched([{}, {}], read(two, three)), ['shoe-1', 'shoe-2']);
  assert.deepEqual(matched([{}, {}], read(two, itemList(shoe(3), shoe(4)))), [undefined, undefined], 'two lists fit');
  assert.deepEqual(matched([{}], read(two)), [undefined], 'none fits');
  assert.deepEqual(matched([{}, {}], read(two), false), [undefined, undefined], 'written for another list');
  assert.deepEqual(matched([{ id: 'x' }, {}], read(two)), [undefined, undefined], 'cards have ids');
  const addressed = read(itemList(shoe(1, { url: '/p/1' }), shoe(2, { url: '/p/2' })));
  const elsewhere = [{ links: ['/q/1'] }, { links: ['/q/2'] }];
  assert.deepEqual(matched(elsewhere, addressed), [undefined, undefined], 'links lead elsewhere');
  assert.deepEqual(matched([{}, {}], addressed), ['shoe-1', 'shoe-2'], 'cards have no links');
});
