// The canned answers of tests/js are what the real engines answer. RECORD=1 writes them anew.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { loadTypesense } from '../../www/server/engines/loading/typesense.js';
import { loadElasticsearch } from '../../www/server/engines/loading/elasticsearch.js';
import { anything, connect, fill } from './support/shops.js';
import { startOpenSearch, startTypesense } from './support/servers.js';

/** @typedef {import('../../www/server/engines/adapter.js').Call} Call */

const INDEX = 'products';

/** What differs from run to run, and is nobody's business. */
const VOLATILE = /^(took|search_time_ms|_score|max_score|text_match|text_match_info|index_uuid|_shards)$/;

/** @param {string} item_id @param {string} item_brand @param {string} item_variant @param {number} price @param {'rain-jackets' | 'fleeces'} kind */
const product = (item_id, item_brand, item_variant, price, kind, reviews = 20) => ({
  item_id, item_brand, item_variant, price, kind, reviews,
  item_name: kind === 'fleeces' ? `${item_brand} Scree fleece` : `${item_brand} Skerry rain jacket`,
  item_category: 'Clothing',
  item_category2: kind === 'fleeces' ? 'Fleeces' : 'Rain jackets',
  currency: 'EUR', model: item_brand.toLowerCase(), description: '', features: ['Waterproof'], sizes: ['M', 'L'], rating: 4.5, style: 0,
});

/** @type {import('../../www/server/catalogues/catalogue.js').Catalogue} */
const catalogue = {
  name: 'two brands',
  products: [
    product('VH-0001', 'Nordhavn', 'Fjord', 189.95, 'rain-jackets', 40),
    product('VH-0002', 'Nordhavn', 'Moss', 229.95, 'rain-jackets'),
    ...['VH-0003', 'VH-0004', 'VH-0005'].map((id, i) => product(id, 'Tarnwick', 'Fjord', 99.95 + i, 'rain-jackets')),
    product('VH-0006', 'Tarnwick', 'Moss', 59.95, 'fleeces'),
  ],
  departments: [{ slug: 'clothing', name: 'Clothing', kinds: [{ slug: 'rain-jackets', name: 'Rain jackets' }, { slug: 'fleeces', name: 'Fleeces' }] }],
  wordsOf: () => '',
};

/** @type {import('../../www/server/engines/adapter.js').Wanted} */
const wanted = { ...anything, query: 'jacket', words: ['jacket'], forgives: 'nothing', counted: 'facets', filters: { ...anything.filters, brand: ['Nordhavn'] } };

const engines = [
  { samples: 'typesense', start: startTypesense, load: loadTypesense },
  { samples: 'elasticsearch', start: startOpenSearch, load: loadElasticsearch },
];

for (const { samples, start, load } of engines) {
  describe(`canned answers of ${samples}`, () => {
    /** @type {import('./support/servers.js').Server} */
    let server;
    before(async () => {
      server = await start();
      console.log(`canned answers beside those of ${server.name} ${server.version}`);
      await fill(server, INDEX, catalogue);
    });
    after(() => server?.stop());

    /** @param {Call} call */
    async function answerTo({ method, path, body }) {
      const { headers } = connect(server, INDEX);
      const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
      const response = await fetch(server.url + path, { method, headers: { ...headers, 'Content-Type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) });
      return response.text();
    }

    /** @param {string} name @param {string} answer */
    function isCanned(name, answer) {
      const file = new URL(`../js/data/search-responses/${samples}-${name}`, import.meta.url);
      const settled = name.endsWith('.json') ? `${JSON.stringify(JSON.parse(answer, settle), null, 2)}\n` : `${answer.trim()}\n`;
      if (process.env.RECORD) writeFileSync(file, settled);
      const canned = readFileSync(file, 'utf8');
      if (name.endsWith('.json')) assert.deepEqual(JSON.parse(canned), JSON.parse(settled));
      else assert.equal(canned, settled);
    }

    const call = (/** @type {Partial<typeof wanted>} */ more, index = INDEX) => connect(server, INDEX).adapter.toCall({ ...wanted, ...more }, index);

    test('a search', async () => isCanned('search.json', await answerTo(call({}))));
    test('the departments', async () => isCanned('shelf.json', await answerTo(call({ words: [], counted: 'shelf', filters: anything.filters, size: 1 }))));
    test('an index that is not there', async () => isCanned('missing.json', (await answerTo(call({ filters: anything.filters }, 'none'))).replaceAll('none', INDEX)));
    test('an index that is there already', async () => {
      const [make] = load([], INDEX);
      isCanned('exists.json', (await answerTo(/** @type {any} */ (make).call)).replace(/\[products\/\w+\]/g, '[products/8fxRPKcFTDGbl9eJmXkVxA]'));
    });

    if (samples !== 'typesense') return;
    const documents = [{ id: 'VH-0001', price: 1 }, { id: 'VH-0002', price: 2 }];
    const importing = (/** @type {object[]} */ lines) => answerTo({ method: 'POST', path: `/collections/${INDEX}/documents/import?action=upsert`, body: lines.map((line) => JSON.stringify(line)).join('\n') });
    test('products taken in', async () => isCanned('import.txt', await importing(documents)));
    test('a product refused', async () => isCanned('import-error.txt', await importing([documents[0] ?? {}, { id: 'VH-0002', price: 'dear' }])));
    test('an index without a facet', async () => {
      const [{ call: make }] = /** @type {any} */ (load([], 'plain'));
      const fields = make.body.fields.map((/** @type {object} */ field) => ({ ...field, facet: false }));
      await answerTo({ ...make, body: { ...make.body, fields } });
      isCanned('unfit.json', await answerTo(call({ words: [], filters: anything.filters }, 'plain')));
    });
  });
}

/** @param {string} name @param {unknown} value */
function settle(name, value) {
  return VOLATILE.test(name) ? undefined : value;
}
