// Which addresses are one product's: what dresses an address up changes nothing, what names a product does.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf } from '../../pkg/dom/addresses.js';
import { matchProducts } from '../../pkg/dom/matching.js';
import { random } from './support/random.js';

const base = 'https://shop.example/collections/shoes?page=2';
const product = (/** @type {string} */ url) => addressOf(url, base).product;

const PLAIN = [
  '/products/trail-shoe', '/p', '/p?id=7', '/p?sku=A-1&lang=de', '/shop/schuhe/größe-42/', '/?product=shoe', '/index.php?route=p&product_id=4',
  '/en-gb/products/caf%C3%A9', '/details.aspx?artnr=88', '/100%-wool',
];

/** What is done to a link on its way into a page, without its leading elsewhere. */
const DRESSES = {
  'another host': (url) => url.replace(/^\/(?!\/)/, 'https://www.shop.example/'),
  'a closing slash': (url) => url.replace(/^([^?#]*[^?#/])(?=[?#]|$)/, '$1/'),
  'a slash twice': (url) => url.replace(/(?<=^[^#]*[^/:#])\/(?=\w)/, '//'),
  'a fragment': (url) => (url.includes('#') ? url : `${url}#reviews`),
  'small letters after the percent': (url) => encoded(url).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
  'great letters after the percent': (url) => encoded(url).replace(/%[\da-f]{2}/g, (code) => code.toUpperCase()),
  'a letter taken apart': (url) => url.normalize('NFD'),
  'a collection': (url) => url.replace(/\/products\//, '/collections/sale/products/'),
  ...Object.fromEntries(
    [
      'variant=41', 'variant_id=41', '_pos=3', '_sid=9f&_ss=r', '_psq=shoe', '_fid=1', 'pr_prod_strat=e5&pr_rec_id=2&pr_rec_pid=7&pr_ref_pid=8&pr_seq=uniform',
      'utm_source=mail&utm_campaign=May', 'utm_id=77', 'gclid=x', 'fbclid=x', 'msclkid=x', 'srsltid=x', 'gbraid=x', 'gad_source=1&gad_campaignid=5',
      'mc_cid=1&mc_eid=2', 'ref=home', 'attribute_pa_size=42', 'queryID=8', 'list_id=sale', 'item_list_id=sale', 'sid=a', 'PHPSESSID=a', 'color=red', 'position=4', 'q=shoe', 'anything=else', '_gl=1',
    ].map((more) => [more, (url) => url.replace(/(\?|(?=#)|$)/, (at) => (at === '?' ? `?${more}&` : `?${more}`))]),
  ),
};

/** @param {string} url */
function encoded(url) {
  return url.replace(/[^\x00-\x7f]/g, encodeURIComponent);
}

for (const [dress, wear] of Object.entries(DRESSES)) {
  test(`one product, with or without: ${dress}`, () => {
    for (const url of PLAIN) assert.equal(product(wear(url)), product(url), `${url} and ${wear(url)}`);
  });
}

test('any number of them at once, in any order, is one product still', () => {
  const { number } = random(19);
  const wears = Object.values(DRESSES);
  for (let round = 0; round < 500; round++) {
    const url = PLAIN[number(PLAIN.length)];
    let worn = url;
    for (let n = 0; n < 3; n++) worn = wears[number(wears.length)](worn);
    assert.equal(product(worn), product(url), worn);
  }
});

test('an address read is an address: reading it again changes nothing', () => {
  for (const url of PLAIN) {
    const { exact, product: same } = addressOf(url, base);
    assert.equal(addressOf(exact, base).exact, exact, url);
    assert.equal(product(same), same, url);
  }
});

test('what names a product tells products apart', () => {
  const names = [
    'id', 'ID', 'sku', 'product', 'products_id', 'id_product', 'product_id', 'pid', 'item', 'itemId', 'artnr', 'artikel', 'code', 'model',
    'number', 'nr', 'no', 'gtin', 'ean', 'p', 'slug', '_id', 'objectID', 'prod',
  ];
  for (const name of names) {
    assert.notEqual(product(`/p?${name}=1`), product(`/p?${name}=2`), name);
    assert.notEqual(product(`/p?${name}=1`), product('/p'), name);
  }
  assert.equal(new Set(PLAIN.map(product)).size, PLAIN.length);
  assert.notEqual(product('/products/Shoe'), product('/products/shoe'));
  assert.notEqual(product('/a%2Fb'), product('/a/b'));
  assert.notEqual(product('/collections/sale'), product('/collections/new'));
});

test('no address is one too', () => {
  for (const url of ['http://', 'https://[', '%', 'mailto:a@b.example', 'javascript:void(0)', '', '/%E0%A4%A']) {
    assert.equal(typeof product(url), 'string', url);
  }
});

const listed = (...urls) => [urls.map((url, n) => ({ product: { '@type': 'Product', sku: `shoe-${n}` }, urls: [url] }))];
const matched = (lists, ...links) =>
  matchProducts(links.map((link) => ({ links: [link] })), lists, { base, byPlace: true }).map((found) => found?.sku);

test('the very address counts before what is only alike', () => {
  const lists = listed('/p?colour=red', '/p?colour=blue', '/q');
  assert.deepEqual(matched(lists, '/p?colour=blue', '/p?colour=red', '/q?colour=red'), ['shoe-1', 'shoe-0', 'shoe-2']);
});

test('where several products are alike, none of them is meant', () => {
  assert.deepEqual(matched(listed('/p?shoe=1', '/p?shoe=2'), '/p?shoe=3', '/p'), [undefined, undefined]);
  const twice = [...listed('/p?shoe=1'), ...listed('/p?shoe=2')];
  assert.deepEqual(matched(twice, '/p?shoe=3'), ['shoe-0'], 'one product, listed twice');
});
