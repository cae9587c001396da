// A catalogue of all that is odd: signs in brands, likened names, long words, other scripts, hundreds of kinds.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { anything, catalogueOf, embedded, fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** No two that Typesense takes for one: it reads values without signs, accents and capitals. */
const oddValues = [
  'O\'Neill & Söhne', 'Black, silver', 'Black, silver, red', 'x && y', 'a || b', '[z]', '(q)', 'price:>0', 'back`tick', '"quoted"', 'C++', 'E/F', '50% off', '日本光学', 'Ελλάς',
  'Щит', 'back\\slash', '<b>bold</b>', '${7*7}', '{"match_all":{}}', 'g:=h', '!not', '-minus', '*star*', 'e\u0301t\u00e9', 'smile 😀', 'a  double space', 'L'.repeat(95),
].map((value) => value.normalize('NFC'));

const department = (/** @type {number} */ i) => `Department ${i} > with: signs, & more`;

const lines = [
  ...oddValues.map((value, i) => ({ item_id: `odd-${i}`, item_name: `Lantern ${value}`.normalize('NFD'), item_brand: value, item_variant: oddValues[(i + 1) % oddValues.length], price: 1.1 + i })),
  // More brands than are counted, each once, and 480 kinds.
  ...Array.from({ length: 1440 }, (_, i) => ({
    item_id: `kind-${i}`, item_name: `Widget ${i}`, item_brand: i < 300 ? `Maker${i}` : 'Widgets Ltd', price: 0.05 + i * 30.37,
    item_category: department(i % 40), item_category2: `Kind ${Math.floor(i / 40) % 12} of ${i % 40}`, rating: i % 6, reviews: i,
  })),
  ...['日本', 'Щит 5', 'Меч 5'].flatMap((item_category, i) => [1, 2, 3].map((n) => ({ item_id: `script-${i}-${n}`, item_name: `Scroll ${item_category}`, price: n, item_category }))),
  ...['A-1', 'a1', 'A1', 'a_1'].map((item_id) => ({ item_id, item_name: `Twin ${item_id}`, item_brand: 'Twins', price: 3 })),
  { item_id: 'long', item_name: `Rope ${'very '.repeat(400)}long ${'w'.repeat(300)}`, item_brand: 'Twins', price: 43519.95, description: 'd '.repeat(5000) },
];
const catalogue = await catalogueOf(lines);
const own = embedded(catalogue);

for (const [name, start] of Object.entries({ Typesense: startTypesense, OpenSearch: startOpenSearch })) {
  describe(`odd products on ${name}`, () => {
    /** @type {import('./support/servers.js').Server} */
    let server;
    /** @type {import('./support/shops.js').SearchEngine} */
    let engine;
    before(async () => {
      server = await start();
      engine = await fill(server, 'odd', catalogue);
    });
    after(() => server?.stop());

    test('each brand and colour finds its products, and is counted as it finds', async () => {
      const wrong = [];
      for (const [facet, field] of /** @type {const} */ ([['brand', 'item_brand'], ['colour', 'item_variant']])) {
        for (const value of [...oddValues, 'Maker7', 'Maker299'].filter((value) => facet === 'brand' || oddValues.includes(value))) {
          const { total, hits, facets } = await engine.search({ ...anything, filters: { ...anything.filters, [facet]: [value] } });
          const count = facets[facet].find((counted) => counted.value === value)?.count;
          if (total !== 1 || hits[0]?.[field] !== value || count !== 1) wrong.push([facet, value, total, hits[0]?.[field], count]);
        }
      }
      assert.deepEqual(wrong, []);
    });

    test('every kind of every department is there, and finds its products', async () => {
      const slugs = async (/** @type {typeof engine} */ one) => (await one.departments()).flatMap(({ slug, name, kinds }) => [`${slug}:${name}`, ...kinds.map((kind) => `${kind.slug}:${kind.name}`)]).sort();
      const expected = await slugs(own);
      assert.ok(expected.length > 500, String(expected.length));
      assert.deepEqual(await slugs(engine), expected);
      for (const { slug, kinds } of (await own.departments()).filter(({ name }, i) => i < 2 || /^\P{ASCII}/u.test(name))) {
        for (const category of [slug, ...kinds.slice(0, 2).map((kind) => kind.slug)]) {
          const request = { ...anything, size: 1, category };
          assert.equal((await engine.search(request)).total, (await own.search(request)).total, category);
        }
      }
    });

    test('ids that are alike are not mixed up', async () => {
      for (const id of ['A-1', 'a1', 'A1', 'a_1']) assert.equal((await engine.product(id))?.item_name, `Twins Twin ${id}`);
      for (const id of ['A_1', 'a-1']) assert.equal(await engine.product(id), null);
    });

    test('names are found in any script, and by any word of a long one', async () => {
      for (const query of ['日本光学', 'ελλάς', 'щит', 'sohne', 'été', 'rope long', 'widget 1439', 'twin']) {
        const request = { ...anything, query };
        const [expected, found] = [await own.search(request), await engine.search(request)];
        assert.ok(found.total > 0 && found.total <= Math.max(3, 2 * expected.total), `${query}: ${found.total} for ${expected.total}`);
      }
    });

    test('the ends of the prices are exact', async () => {
      const { facets: { price } } = await engine.search(anything);
      assert.deepEqual(price, (await own.search(anything)).facets.price);
    });
  });
}
