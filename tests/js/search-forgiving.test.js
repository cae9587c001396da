// How the shop asks an engine until something is found, and what is said where nothing comes.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { inventedCatalogue } from '../../www/server/catalogues/invented.js';
import { Connection } from '../../www/server/engines/connection.js';
import { EmbeddedEngine } from '../../www/server/engines/embedded.js';
import { withTerms } from '../../www/server/engines/loading/loader.js';
import { EngineError, remedyFor } from '../../www/server/engines/remedies.js';
import { RemoteEngine } from '../../www/server/engines/remote.js';
import { adapterOf, parseSetting } from '../../www/server/engines/setting.js';
import { mayBegin, wordsIn } from '../../www/server/engines/typed.js';
import { FakeEngine } from './support/fake-engine.js';

/** @type {import('../../www/server/product-search.js').SearchRequest} */
const anything = { query: '', category: '', sort: 'relevance', page: 1, size: 48, filters: { brand: [], colour: [], price: null, rating: 0 } };

describe('the words of a query', () => {
  test('are what stands between spaces and quotes, without signs around them and words that say nothing', () => {
    for (const [typed, words] of /** @type {[string, string[]][]} */ ([
      ['rain jacket', ['rain', 'jacket']], ['-jacket', ['jacket']], ['"rain jacket"', ['rain', 'jacket']], ['boots for the hiking', ['boots', 'hiking']],
      ['USB-C 3.0', ['USB-C', '3.0']], ['sc/apc', ['sc/apc']], ['24"', ['24']], ['tent:', ['tent']], ['x\u0000b', ['x', 'b']], ['日本語 Ünder', ['日本語', 'Ünder']],
      ['- * " ` 👟', []], ['the of', []], ['', []], ['`x` || y', ['x', 'y']], ['tent Tents tent', ['tent']], ['e\u0301tui', ['\u00e9tui']],
    ])) assert.deepEqual(wordsIn(typed), words, typed);
  });

  test('may begin others where they have three letters, or have them behind a sign', () => {
    assert.deepEqual(['jac', 'ja', 'usb-c', 'c-usb', '3.0', '日本語'].map(mayBegin), [true, false, false, true, false, true]);
  });

  test('hold no sign at an edge, whatever is typed', () => {
    const letters = [...'ab1-:"\'`*+&|!()[]{}~^?/\\ \t\n“”„–…é日👟\u0000\u200b'];
    for (let seed = 1; seed < 3000; seed++) {
      const typed = Array.from({ length: seed % 12 }, (_, i) => letters[(seed * 31 + i * i * 17 + seed * i) % letters.length]).join('');
      for (const word of wordsIn(typed)) assert.match(word, /^[\p{L}\p{N}](.*[\p{L}\p{N}\p{M}])?$/u, JSON.stringify(typed));
    }
  });
});

test('a product is found by the singular of its words, and by small letters of any script', () => {
  const { words } = withTerms({ id: '1', item_name: 'Spare Batteries', words: 'x', features: ['Two glasses', 'for jackets'] });
  assert.equal(words, 'x battery glasse jacket');
  assert.equal(withTerms({ id: '1', item_name: 'Щит Söhne', words: '' }).words, 'щит sohne');
  assert.equal(withTerms({ id: '1', item_name: 'Tent', words: '' }).words, '');
});

describe('the embedded engine', () => {
  const engine = new EmbeddedEngine(inventedCatalogue());
  const total = async (/** @type {string} */ query) => (await engine.search({ ...anything, query })).total;

  test('forgives two letters turned round anywhere in a word, as it does any other slip', async () => {
    for (const word of ['jacket', 'tent', 'beanie', 'headlamp', 'stove', 'daypack']) {
      const right = await total(word);
      for (let i = 0; i < word.length - 1; i++) {
        const turned = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
        if (turned === word || await finds(turned)) continue;
        assert.ok(await total(turned) >= 0.9 * right, `${turned}: ${await total(turned)} for ${right}`);
      }
    }
    assert.equal(await total('rian jacket'), await total('rain jacket'));
  });

  test('finds nothing by signs', async () => {
    for (const sign of ['+', '|', '~', '👟', '$']) assert.equal(await total(sign), 0, sign);
  });

  /** Turned, some are another word, or its beginning. @param {string} turned */
  async function finds(turned) {
    const { hits } = await engine.search({ ...anything, query: turned, size: 1 });
    return hits.some(({ item_name, item_category2 }) => `${item_name} ${item_category2}`.toLowerCase().split(/\W+/).some((word) => word.startsWith(turned)));
  }
});

describe('an engine is asked', () => {
  const fake = new FakeEngine();
  before(() => fake.start());
  after(() => fake.stop());
  beforeEach(() => { fake.asked = []; });

  const product = { item_id: 'A-1', item_name: 'Tent', item_brand: 'Auk', price: 5 };

  /** Typesense, reduced to how much it finds. @param {(search: any) => { found?: number, brands?: string[], documents?: object[] }} finds */
  function typesense(finds) {
    fake.reply = ({ body }) => [200, JSON.stringify({ results: body.searches.map((/** @type {any} */ search) => {
      const { found = 0, brands = ['Auk'], documents = found > 0 && search.per_page > 0 ? [product] : [] } = finds(search);
      const counts = brands.map((value) => ({ value, count: 1 }));
      return { found, hits: documents.map((document) => ({ document })), facet_counts: search.facet_by ? [{ field_name: 'item_brand', counts: found > 0 ? counts : [] }] : [] };
    }) })];
    const setting = parseSetting(`typesense=${fake.url}/products`);
    return new RemoteEngine(new Connection(adapterOf(setting), setting));
  }
  const forgiven = () => fake.asked.map(({ body: { searches: [{ num_typos, drop_tokens_threshold }] } }) => `${num_typos}/${drop_tokens_threshold}`);

  test('once where it finds all words', async () => {
    const answer = await typesense(() => ({ found: 3 })).search({ ...anything, query: 'red tent' });
    assert.deepEqual([answer.total, forgiven()], [3, ['0/0']]);
  });

  test('again with slips, and then for some of the words, where it finds none', async () => {
    const slips = await typesense(({ num_typos }) => ({ found: num_typos > 0 ? 2 : 0 })).search({ ...anything, query: 'red tetn' });
    assert.deepEqual([slips.total, forgiven()], [2, ['0/0', '2/0']]);
    fake.asked = [];
    const none = await typesense(() => ({})).search({ ...anything, query: 'red tetn' });
    assert.deepEqual([none.total, forgiven()], [0, ['0/0', '2/0', '2/1']]);
  });

  test('no further where only the filters leave nothing', async () => {
    const answer = await typesense(({ filter_by }) => ({ found: filter_by ? 0 : 4 })).search({ ...anything, query: 'tent', filters: { ...anything.filters, rating: 5 } });
    assert.deepEqual([answer.total, forgiven()], [0, ['0/0', '0/0']]);
  });

  test('not at all where nothing can be looked for', async () => {
    const answer = await typesense(() => ({ found: 9 })).search({ ...anything, query: '- "' });
    assert.deepEqual([answer.total, answer.hits, fake.asked.length], [0, [], 0]);
    assert.equal((await typesense(() => ({ found: 9 })).search({ ...anything, query: '  ' })).total, 9);
  });

  test('for a selected value that is not among the largest, as many as are shown', async () => {
    const brands = Array.from({ length: 100 }, (_, i) => `Brand ${i}`);
    const engine = typesense(({ filter_by }) => ({ found: filter_by.includes('`Rare`]') ? 7 : 100, brands }));
    const { facets } = await engine.search({ ...anything, filters: { ...anything.filters, brand: ['Rare', 'Brand 1'] } });
    assert.deepEqual(facets.brand.find(({ value }) => value === 'Rare'), { value: 'Rare', count: 7 });
    assert.equal(fake.asked.length, 2, 'the other is counted already');
    fake.asked = [];
    const many = Array.from({ length: 50 }, (_, i) => `Rare ${i}`);
    await engine.search({ ...anything, filters: { ...anything.filters, brand: many } });
    assert.ok(fake.asked.length <= 21, String(fake.asked.length));
  });

  test('for pages that it gives, and says of no others', async () => {
    const { pages } = await typesense(() => ({ found: 19_406 })).search(anything);
    assert.equal(pages, 208);
    await typesense(() => ({ found: 19_406 })).search({ ...anything, page: pages });
    await assert.rejects(typesense(() => ({ found: 19_406 })).search({ ...anything, page: pages + 1 }), /can be paged through/);
  });

  test('for one product, and gets no other that it likens to it', async () => {
    const engine = typesense(() => ({ found: 2, documents: [{ ...product, item_id: 'a1', model: 'A1' }, product] }));
    assert.equal((await engine.product('A-1'))?.item_id, 'A-1');
    assert.equal(await engine.product('A 1'), null);
    fake.asked = [];
    for (const id of ['', '\n', 'x'.repeat(500)]) assert.equal(await engine.product(id), null);
    assert.equal(fake.asked.length, 0);
  });

  test('for facets that its index has: one that counts no brand of what it gives is said to be unfit', async () => {
    await assert.rejects(typesense(() => ({ found: 2, brands: [] })).search(anything), (error) => error instanceof EngineError && /counts no values of item_brand\. Delete "products" there and load it anew/.test(error.message));
  });

  test('and its troubles are told apart', async () => {
    const setting = parseSetting(`typesense=${fake.url}/products`);
    const engine = new RemoteEngine(new Connection(adapterOf(setting), setting, 'key'));
    for (const [status, content, words] of /** @type {[number, string, RegExp][]} */ ([
      [503, '{"message":"Not Ready or Lagging"}', /cannot answer now \(503: Not Ready or Lagging\)\. It may still be starting/],
      [429, '{"message":"Rate limited"}', /too busy/],
      [500, 'Internal error', /look at its log/],
      [200, 'typesense-missing.json', /has no "products"\. Load it/],
      [200, 'typesense-unfit.json', /cannot search "products" for the shop: Could not find a facet field named `item_brand` in the schema\. Delete "products"/],
      [404, '<html>nginx</html>', /answered 404 in no words of Typesense's\. Is it Typesense that runs there/],
      [401, '{"message":"Forbidden - a valid `x-typesense-api-key` header must be sent."}', /refuses the key/],
    ])) {
      fake.reply = () => [status, content];
      await assert.rejects(engine.search(anything), (error) => error instanceof EngineError && words.test(error.message), String(words));
    }
    const hung = remedyFor(new DOMException('The operation was aborted due to timeout', 'TimeoutError'), setting, 'Typesense');
    assert.match(hung.message, /is there and gives no answer in time\. It hangs or is too busy/);
  });
});
