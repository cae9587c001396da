// The storefront on the real engines: what the embedded engine finds, counts and sorts, they do too.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { anything, catalogues, embedded, fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** @typedef {import('./support/shops.js').SearchEngine} SearchEngine */
/** @typedef {import('../../www/server/product-search.js').Product} Product */

const starts = { Typesense: startTypesense, OpenSearch: startOpenSearch };

/** How far a found count may be from the embedded engine's: words are parted and likened in each engine's own way. */
const NEAR = 0.05;

/** Of what a shopper may type, what has to find the same. */
const signs = ['-', '--', ':', '*', '"', '""', '`', '&&', '||', '!', '(', '[', '\\', '/', '+', '<>', '👟', '\u0000'];

/** @param {string} word a slip in it */
const slips = (word) => ({
  turned: word.slice(0, 2) + word[3] + word[2] + word.slice(4),
  missing: word.slice(0, 3) + word.slice(4),
  doubled: word.slice(0, 3) + word[2] + word.slice(3),
});

/** Products that are far apart in the catalogue. @param {readonly Product[]} products @param {number} count */
const sample = (products, count) => Array.from({ length: count }, (_, i) => /** @type {Product} */ (products[Math.floor((i * products.length) / count)]));

/** @param {number} found @param {number} expected */
const near = (found, expected) => Math.abs(found - expected) <= Math.max(2, NEAR * expected);

for (const [name, start] of Object.entries(starts)) {
  for (const catalogue of await catalogues()) {
    describe(`${name}, ${catalogue.products.length} products`, () => {
      const { products } = catalogue;
      /** @type {import('./support/servers.js').Server} */
      let server;
      /** @type {SearchEngine} */
      let engine;
      const own = embedded(catalogue);

      before(async () => {
        server = await start();
        console.log(`${name} ${server.version} on ${products.length} products of ${catalogue.name}`);
        engine = await fill(server, 'shop', catalogue);
      });
      after(() => server?.stop());

      /** @param {string} query @param {Partial<import('./support/shops.js').SearchRequest>} [more] */
      const both = (query, more = {}) => Promise.all([own, engine].map((one) => one.search({ ...anything, query, ...more })));

      /** @param {string[]} queries */
      async function findsTheSame(queries) {
        const wrong = [];
        for (const query of queries) {
          const [expected, found] = await both(query, { size: 1 });
          if (!near(found.total, expected.total)) wrong.push(`${JSON.stringify(query)}: ${found.total} for ${expected.total}`);
        }
        assert.deepEqual(wrong, []);
      }

      const kinds = [...new Set(products.map(({ item_category2 }) => item_category2))].filter((kind) => /^[A-Z][a-z]+( [a-z]+)?$/.test(kind)).slice(0, 12);
      const brands = [...new Set(sample(products, 200).map(({ item_brand }) => item_brand))].filter((brand) => /^[A-Za-z]{4,}$/.test(brand)).slice(0, 8);
      const words = kinds.map((kind) => kind.toLowerCase().split(' ').at(-1) ?? '').filter((word) => word.length > 5);

      test('finds what the embedded engine finds: kinds, brands, one of the other, in the singular and in capitals', async () => {
        await findsTheSame([
          ...kinds, ...brands,
          ...kinds.slice(0, 4).map((kind) => kind.replace(/s$/, '')),
          ...sample(products, 6).map((product) => `${product.item_brand} ${product.item_category2}`).filter((words) => /^[\w ]+$/.test(words)),
          ...kinds.slice(0, 2).map((kind) => kind.toUpperCase()),
        ]);
      });

      test('finds whole phrases, with words between that say nothing', async () => {
        for (const { item_brand, item_category2 } of sample(products, 6).filter((product) => product.item_brand && /^[\w ]+$/.test(product.item_category2))) {
          const [expected, found] = await both(`the ${item_category2} by ${item_brand}`);
          const [plain] = await both(`${item_category2} ${item_brand}`);
          assert.equal(expected.total, plain.total);
          assert.ok(near(found.total, expected.total), `the ${item_category2} by ${item_brand}: ${found.total} for ${expected.total}`);
        }
      });

      test('forgives a slip, and does not where the word is there', async () => {
        for (const word of words.slice(0, 3)) {
          const [, right] = await both(word);
          for (const [slip, typed] of Object.entries(slips(word))) {
            const [, found] = await both(typed);
            assert.ok(found.total >= 0.8 * right.total, `${word} with ${slip} letters, ${typed}: ${found.total} for ${right.total}`);
          }
        }
      });

      test('reads no sign as an order to it', async () => {
        const [word = ''] = words;
        const [{ total }] = await both(word);
        for (const typed of [`-${word}`, `"${word}"`, `"${word}`, `${word}:`, `+${word}`, `(${word})`, `${word}*`, `\`${word}\``, `/${word}/`, `\u0000${word}`]) {
          const [, found] = await both(typed);
          assert.ok(near(found.total, total), `${JSON.stringify(typed)}: ${found.total} for ${total}`);
        }
        for (const typed of signs) {
          const [expected, found] = await both(typed);
          assert.equal(expected.total, 0, typed);
          assert.equal(found.total, 0, typed);
        }
      });

      test('takes any words: long ones, many, of other scripts, none', async () => {
        const [word = ''] = words;
        for (const typed of ['x'.repeat(200), 'x '.repeat(100), `${word} `.repeat(20), '日本語', 'Ärmel', '👟'.repeat(50), `${word}' OR 1=1 --`, '{"match_all":{}}', '${7*7}', '../../etc']) {
          const [expected, found] = await both(typed.slice(0, 200));
          assert.ok(Number.isInteger(found.total), typed);
          if (typed.startsWith(`${word} `) && !typed.includes('OR')) assert.ok(near(found.total, expected.total), typed);
        }
        for (const typed of ['', '   ']) assert.equal((await both(typed))[1].total, products.length);
      });

      test('counts every brand and colour as it finds them, those outside the largest hundred too', async () => {
        for (const [facet, field] of /** @type {const} */ ([['brand', 'item_brand'], ['colour', 'item_variant']])) {
          /** @type {Map<string, number>} */
          const counts = new Map();
          for (const product of products) counts.set(product[field], (counts.get(product[field]) ?? 0) + 1);
          const values = [...counts.keys()].filter((value) => /^[A-Za-z0-9 -]{2,40}$/.test(value)).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
          for (const value of new Set([...values.slice(0, 2), ...values.slice(-3)])) {
            const [expected, found] = await both('', { size: 1, filters: { ...anything.filters, [facet]: [value] } });
            assert.deepEqual([found.total, countOf(found, facet, value)], [expected.total, countOf(expected, facet, value)], value);
          }
        }
        const [, found] = await both('', { size: 1, filters: { ...anything.filters, brand: ['Nobody', 'No`body] || price:>0'] } });
        assert.equal(found.total, 0);
        assert.deepEqual(found.facets.brand.slice(-2).map(({ count }) => count), [0, 0]);
      });

      test('counts facets of a search as the embedded engine does, each without its own selection', async () => {
        const { item_brand: brand, item_variant: colour } = products.find(({ item_variant }) => item_variant) ?? products[0];
        for (const filters of [anything.filters, { ...anything.filters, brand: [brand] }, { ...anything.filters, brand: [brand], colour: [colour], price: { min: 5, max: 200 } }]) {
          const [expected, found] = await both('', { size: 1, filters });
          assert.deepEqual([found.total, found.facets.price], [expected.total, expected.facets.price]);
          assert.deepEqual(found.facets.brand.slice(0, 5), expected.facets.brand.slice(0, 5));
        }
      });

      test('has every department and kind', async () => {
        const slugs = async (/** @type {SearchEngine} */ one) => (await one.departments()).flatMap(({ slug, kinds }) => [slug, ...kinds.map((kind) => `${slug}/${kind.slug}`)]).sort();
        assert.deepEqual(await slugs(engine), await slugs(own));
        for (const { slug } of (await own.departments()).slice(0, 3)) {
          const [expected, found] = await both('', { size: 1, category: slug });
          assert.equal(found.total, expected.total, slug);
        }
      });

      test('sorts, filters by price to the cent, and pages to the end without repeating', async () => {
        const { price } = sample(products, 3)[1] ?? { price: 0 };
        for (const range of [{ min: price, max: price }, { min: 0, max: price }, { min: price, max: Number.MAX_SAFE_INTEGER }]) {
          const [expected, found] = await both('', { size: 1, filters: { ...anything.filters, price: range } });
          assert.equal(found.total, expected.total, JSON.stringify(range));
        }
        const [word = ''] = words;
        for (const sort of /** @type {const} */ (['relevance', 'price-up', 'price-down', 'rating'])) {
          const hits = [];
          let pages = 1;
          for (let page = 1; page <= Math.min(pages, 4); page++) {
            const [, found] = await both(word, { sort, page, size: 40 });
            ({ pages } = found);
            hits.push(...found.hits);
          }
          assert.equal(new Set(hits.map(({ item_id }) => item_id)).size, hits.length, sort);
          const values = hits.map(({ price, rating }) => ({ 'price-up': price, 'price-down': -price, rating: -rating, relevance: 0 })[sort]);
          assert.deepEqual(values, [...values].sort((a, b) => a - b), sort);
        }
      });

      test('does not say that there are pages which it refuses', async () => {
        const [, { pages }] = await both('', { size: 100 });
        const [, last] = await both('', { size: 100, page: pages });
        assert.ok(last.hits.length > 0);
      });

      test('a filter that leaves nothing forgives no words for it', async () => {
        const [word = ''] = words;
        const [, found] = await both(word, { filters: { ...anything.filters, price: { min: 900_000, max: 900_001 } } });
        assert.equal(found.total, 0);
        assert.ok(found.facets.price.max > 0);
      });

      test('knows a product by its id alone, and its colours', async () => {
        for (const { item_id, model } of sample(products, 3)) {
          const product = await engine.product(item_id);
          assert.equal(product?.item_id, item_id);
          assert.ok(product && (await engine.colours(product)).every((colour) => colour.model === model));
        }
        for (const id of ['', 'none', '`', 'x'.repeat(300), '../x', '"', products[0]?.item_id.toLowerCase() === products[0]?.item_id ? 'ZZ' : products[0]?.item_id.toLowerCase() ?? '']) {
          assert.equal(await engine.product(id), null, id);
        }
      });

      test('suggests what it sells', async () => {
        for (const brand of brands.slice(0, 2)) {
          const texts = await engine.suggest(brand.slice(0, 4));
          assert.ok(texts.length > 0, brand);
          assert.deepEqual(await engine.suggest('-'), []);
        }
      });
    });
  }
}

/** @param {import('../../www/server/product-search.js').SearchAnswer} answer @param {'brand' | 'colour'} facet @param {string} value */
function countOf({ facets }, facet, value) {
  return facets[facet].find((counted) => counted.value === value)?.count;
}
