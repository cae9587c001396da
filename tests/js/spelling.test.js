// What reads the same is the same: one brand, one word, whoever wrote it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { spelt, UNPLAIN } from '../../pkg/spelling.js';
import { shelf, shoes } from './support/shelf.js';

/** Each with other ways to write it. */
const SAME = {
  Café: ['Cafe\u0301', 'Caf&eacute;', 'Caf&#233;', 'Ca\u00adf\u00e9', 'Café\u200b', '\ufeffCafé', 'Café®', 'Ｃａｆé'],
  'H&M': ['H&amp;M', 'H&amp;amp;M', 'H&#38;M', 'H＆M', 'H\u2060&M'],
  "Levi's": ['Levi’s', 'Levi‘s', 'Leviʼs', 'Levi´s', 'Levi`s', 'Levi&rsquo;s', 'Levi&#39;s', 'Levi&#8217;s'],
  'The North Face': ['The\u00a0North Face', 'The  North\nFace', 'The North Face™', 'The North Face&trade;', 'The&nbsp;North\tFace', 'The\u202fNorth\u2009Face', ' The North Face\u00a0'],
  'Coca-Cola': ['Coca‑Cola', 'Coca‐Cola', 'Coca–Cola', 'Coca－Cola', 'Coca−Cola'],
  'Weiß & Söhne': ['Weiß &amp; So\u0308hne', 'Wei&szlig; & S&ouml;hne', 'Weiß\u00a0& Söhne'],
  アディダス: ['ｱﾃﾞｨﾀﾞｽ', 'アテ\u3099ィタ\u3099ス'],
  'Gr. 42': ['Gr.\u00a042', 'Gr. ４２'],
};

/** A difference that is to be read. */
const OTHERS = ['Cafe', 'H M', 'HM', 'Levis', 'TheNorthFace', 'CocaCola', 'Weiss & Söhne', 'Gr. 43', 'アデイダス'];

const pairs = Object.entries(SAME).flatMap(([plain, others]) => others.map((other) => /** @type {const} */ ([plain, other])));

test('whatever reads the same is spelt the same, and what does not is not', () => {
  for (const [plain, other] of pairs) assert.equal(spelt(other).trim(), plain, JSON.stringify(other));
  assert.equal(new Set([...Object.keys(SAME), ...OTHERS].map(spelt)).size, Object.keys(SAME).length + OTHERS.length);
});

test('a text that is spelt stays as it is', () => {
  const texts = [...Object.keys(SAME), ...pairs.map(([, other]) => other), ...OTHERS, '', ' ', '&', '&amp', 'a'.repeat(600), 'é'.repeat(600), 'ﷺ'.repeat(600)];
  for (const text of texts) {
    assert.equal(spelt(spelt(text)), spelt(text), JSON.stringify(text));
    assert.ok(spelt(text).length <= 513);
  }
});

test('letters that are passed over have one form, alone and beside each other', () => {
  const letters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter((letter) => !UNPLAIN.test(letter));
  const some = letters.filter((_, n) => n % 97 === 0);
  for (const letter of letters) assert.equal(letter.normalize('NFKC'), letter, letter);
  for (const one of some) for (const other of some) assert.equal(`${one}${other}`.normalize('NFKC'), `${one}${other}`);
  for (const plain of ['Größe', 'Łódź', 'Ελλάδα', 'Ёлка', 'アディダス', '登山靴', '한국']) assert.equal(spelt(plain), plain);
});

test('two spellings of a brand, or of a field of the shop’s own, are one taste', async () => {
  for (const [plain, other] of pairs) {
    const own = await shelf({ consent: false, attributes: ['maker'] });
    const looks = shoes(6).map((shoe, n) => ({ ...shoe, item_brand: n % 2 ? plain : other, maker: [n % 2 ? other : plain] }));
    for (const look of looks) own.observe({ event: 'view_item', items: [look] });
    const told = own.profile().topics.filter(({ feature }) => feature === 'item_brand' || feature === 'attribute');
    assert.deepEqual(told.map(({ value }) => value).sort(), [plain, `maker: ${plain}`].sort(), JSON.stringify(other));
    await own.dispose();
  }
});

/** Those of three brands, the first of each as the shopper met it first. */
const CAPITALS = [['Nordhavn', 'NORDHAVN', 'nordhavn'], ['FJÄLL', 'Fjäll', 'fja\u0308ll'], ['Ёлка', 'ЁЛКА', 'ёлка']];

test('capitals make no other brand, and it is told as it was written first', async () => {
  for (const [first = '', ...others] of CAPITALS) {
    const own = await shelf({ consent: false });
    const look = (item_brand, n) => own.observe({ event: 'view_item', items: [{ item_id: `look-${n}`, item_brand }] });
    for (const [n, brand] of [first, ...others].entries()) look(brand, n);
    assert.deepEqual(own.profile().topics.map(({ value, acts, text }) => [value, text]), [[first, `You looked at 3 ${first} products`]]);
    await own.dispose();
  }
});

test('a history goes on by its own spelling, whichever a page has met before it came', async () => {
  for (const [first = '', other = ''] of CAPITALS) {
    const earlier = await shelf({ consent: false, attributes: ['maker'] });
    for (const n of [1, 2]) earlier.observe({ event: 'view_item', items: [{ item_id: `look-${n}`, item_brand: first, maker: first }] });
    const kept = await earlier.export();
    const own = await shelf({ consent: false, attributes: ['maker'] });
    own.rerank({ items: shoes(4).map((shoe) => ({ ...shoe, item_brand: other, maker: other })) });
    await own.import(kept);
    own.observe({ event: 'view_item', items: [{ item_id: 'look-3', item_brand: other, maker: other }] });
    assert.deepEqual(own.profile().topics.map(({ value }) => value).sort(), [first, `maker: ${first}`].sort());
    await own.forget();
    own.observe({ event: 'view_item', items: [{ item_id: 'look-4', item_brand: other }] });
    assert.deepEqual(own.profile().topics.map(({ value }) => value), [other]);
    for (const shelf of [earlier, own]) await shelf.dispose();
  }
});

test('two spellings of a word are one word, in a query and in a name', async () => {
  for (const [plain, other] of [['Größe', 'Gro\u0308ße'], ['Regenjacke', 'Regen\u00adjacke'], ['Schuhe', 'Sch\u200buhe'], ["men's", 'men’s'], ['shirt', 'ｓｈｉｒｔ']]) {
    const order = async (/** @type {string} */ query, /** @type {string} */ seen) => {
      const own = await shelf({ consent: false });
      own.observe({ event: 'search', search_term: query });
      for (const n of [1, 2, 3]) own.observe({ event: 'view_item', items: [{ item_id: `seen-${n}`, item_name: `${seen} no. ${n}` }] });
      const items = shoes(12).map((shoe, n) => ({ ...shoe, item_name: n % 3 === 2 ? `${plain} ${n}` : `Other ${n}` }));
      const ranked = own.rerank({ items, query });
      const reasons = own.why(items[2]).map(({ feature, share }) => [feature, share]);
      await own.dispose();
      return { order: [...ranked.order], reasons };
    };
    assert.deepEqual(await order(other, other), await order(plain, plain), other);
    assert.notDeepEqual((await order(plain, plain)).reasons, (await order('other', 'other')).reasons);
  }
});

test('an id is taken letter for letter', async () => {
  const own = await shelf({ consent: false });
  const [one, other] = ['Café', 'Cafe\u0301'].map((item_id) => ({ item_id, item_brand: 'Fjell' }));
  own.observe({ event: 'view_item', items: [one] });
  own.rerank({ items: [other, ...shoes(3)] });
  assert.ok(!own.why('Cafe\u0301').some(({ group }) => group === 'seen'));
  own.rerank({ items: [one, ...shoes(3)] });
  assert.ok(own.why('Café').some(({ group }) => group === 'seen'));
  await own.dispose();
});
