import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Connection } from '../../www/server/engines/connection.js';
import { phrasesFrom } from '../../www/server/engines/phrases.js';
import { EngineError } from '../../www/server/engines/remedies.js';
import { RemoteEngine } from '../../www/server/engines/remote.js';
import { adapterOf, parseSetting } from '../../www/server/engines/setting.js';
import { FakeEngine } from './support/fake-engine.js';

/** @typedef {import('./support/fake-engine.js').Reply} Reply */

const main = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));
const loadCommand = fileURLToPath(new URL('../../www/server/load.js', import.meta.url));
const KEY = 'secret-key-of-the-test';

/** @type {import('../../www/server/product-search.js').SearchRequest} */
const request = { query: 'jacket', category: 'clothing', sort: 'relevance', page: 1, size: 48, filters: { brand: ['Nordhavn'], colour: [], price: null, rating: 4 } };

const engines = [
  { name: 'elasticsearch', header: 'authorization', value: `ApiKey ${KEY}`, missing: /** @type {Reply} */ ([404, 'elasticsearch-missing.json']) },
  { name: 'opensearch', samples: 'elasticsearch', header: 'authorization', value: `Basic ${Buffer.from(KEY).toString('base64')}`, missing: /** @type {Reply} */ ([404, 'elasticsearch-missing.json']) },
  { name: 'meilisearch', header: 'authorization', value: `Bearer ${KEY}`, missing: /** @type {Reply} */ ([404, 'meilisearch-missing.json']), shelf: 'meilisearch-search.json' },
  { name: 'typesense', header: 'x-typesense-api-key', value: KEY, missing: /** @type {Reply} */ ([200, 'typesense-missing.json']) },
];

const fake = new FakeEngine();
before(() => fake.start());
after(() => fake.stop());
beforeEach(() => { fake.asked = []; });

/** @param {string} name @param {string} [key] */
function engineOf(name, key) {
  const setting = parseSetting(`${name}=${fake.url}/products`);
  return new RemoteEngine(new Connection(adapterOf(setting), setting, key));
}

for (const { name, samples = name, header, value, missing, shelf = `${samples}-shelf.json` } of engines) {
  describe(name, () => {
    const found = () => { fake.reply = ({ body }) => [200, JSON.stringify(body).includes('shelf') ? shelf : `${samples}-search.json`]; };

    test('finds products and counts facets, a facet without its own selection', async () => {
      found();
      const answer = await engineOf(name).search(request);
      assert.deepEqual([answer.total, answer.pages, answer.page], [2, 1, 1]);
      assert.deepEqual(answer.hits.map(({ item_id, item_variant, price }) => [item_id, item_variant, price]), [['VH-0001', 'Fjord', 189.95], ['VH-0002', 'Moss', 229.95]]);
      assert.deepEqual(answer.hits[0]?.sizes, ['M', 'L']);
      assert.deepEqual(answer.facets, {
        brand: [{ value: 'Tarnwick', count: 3 }, { value: 'Nordhavn', count: 2 }],
        colour: [{ value: 'Fjord', count: 1 }, { value: 'Moss', count: 1 }],
        price: { min: 189.95, max: 229.95 },
      });
    });

    test('a product, its colours and the departments come from the index', async () => {
      found();
      const engine = engineOf(name);
      const product = await engine.product('VH-0001');
      assert.equal(product?.item_name, 'Nordhavn Skerry rain jacket');
      assert.equal((product && await engine.colours(product))?.length, 2);
      assert.deepEqual(await engine.departments(), [{ slug: 'clothing', name: 'Clothing', kinds: [{ slug: 'rain-jackets', name: 'Rain jackets' }, { slug: 'fleeces', name: 'Fleeces' }] }]);
      assert.deepEqual(await engine.suggest('nord'), ['Nordhavn', 'Nordhavn rain jackets']);
    });

    test('sends the key as it is documented, and none where there is none', async () => {
      found();
      await engineOf(name, KEY).search(request);
      await engineOf(name).search(request);
      assert.deepEqual(fake.asked.map(({ headers }) => headers[header]), [value, undefined]);
    });

    test('a missing index says how to load it', async () => {
      fake.reply = () => missing;
      await assert.rejects(engineOf(name).search(request), (error) => error instanceof EngineError && /has no "products"\. Load it: node www\/server\/load\.js --search/.test(error.message));
    });

    test('a refused key names the variable and not the key', async () => {
      fake.reply = () => [401, '{"message":"The provided API key is invalid."}'];
      await assert.rejects(engineOf(name, KEY).search(request), (error) => error instanceof EngineError && /RESHELF_SEARCH_KEY/.test(error.message) && !error.message.includes(KEY));
    });

    test('what is not its answer is said to be none', async () => {
      fake.reply = () => [200, '<html>Welcome</html>'];
      await assert.rejects(engineOf(name).search(request), /answered in a shape that is not documented/);
    });

    test('an engine that is down is a 502 that says what to do', async () => {
      const shop = spawn(process.execPath, [main, '--port', '0', '--search', `${name}=http://127.0.0.1:9/products`], { env: { ...process.env, RESHELF_SEARCH_KEY: KEY } });
      try {
        const url = /http:\S+\/$/m.exec(await new Promise((resolve) => { shop.stdout.on('data', (text) => { if (/localhost/.test(text)) resolve(String(text)); }); }))?.[0];
        const response = await fetch(`${url}api/search?q=tent`);
        const { error } = await response.json();
        assert.equal(response.status, 502);
        assert.match(error, /at http:\/\/127\.0\.0\.1:9 does not answer \(\w.*\)\. Start it, or correct or leave out --search/);
        assert.doesNotMatch(error, new RegExp(KEY));
      } finally {
        shop.kill();
      }
    });
  });
}

describe('what the engines are asked', () => {
  /**
   * @param {string} name
   * @param {string} samples
   * @param {import('../../www/server/product-search.js').SearchRequest} wanted
   * @returns {Promise<any>}
   */
  async function bodyOf(name, samples, wanted) {
    fake.reply = () => [200, `${samples}-search.json`];
    await engineOf(name).search(wanted);
    return fake.asked[0]?.body;
  }

  test('Elasticsearch: filters after the counting, each count without its own', async () => {
    const body = await bodyOf('elasticsearch', 'elasticsearch', { ...request, page: 2, filters: { ...request.filters, price: { min: 10, max: 300 } } });
    assert.equal(fake.asked[0]?.path, '/products/_search');
    assert.deepEqual([body.from, body.size, body.track_total_hits], [48, 48, true]);
    const [brand, price, rating] = [{ terms: { 'item_brand.keyword': ['Nordhavn'] } }, { range: { price: { gte: 10, lte: 300 } } }, { range: { rating: { gte: 4 } } }];
    assert.deepEqual(body.post_filter.bool.filter, [brand, price, rating]);
    assert.deepEqual(body.aggs.brand.filter.bool.filter, [price, rating]);
    assert.deepEqual(body.aggs.price.filter.bool.filter, [brand, rating]);
    assert.deepEqual(body.aggs.colour.filter.bool.filter, [brand, price, rating]);
    assert.deepEqual(body.query.function_score.query.bool.filter[0], { term: { 'categories.keyword': 'clothing' } });
  });

  test('Meilisearch: a search more for each facet with a selection, and quotes that cannot be left', async () => {
    const { queries } = await bodyOf('meilisearch', 'meilisearch', { ...request, page: 2, sort: 'price-up', filters: { ...request.filters, brand: ['Nord" OR price > 0'] } });
    assert.equal(fake.asked[0]?.path, '/multi-search');
    assert.deepEqual(queries[0].filter, ['categories = "clothing"', 'item_brand IN ["Nord\\" OR price > 0"]', 'rating >= 4']);
    assert.deepEqual([queries[0].page, queries[0].hitsPerPage, queries[0].sort], [2, 48, ['price:asc', 'popularity:desc']]);
    assert.deepEqual(queries[1], { indexUid: 'products', q: 'jacket', matchingStrategy: 'all', limit: 0, filter: ['categories = "clothing"', 'rating >= 4'], facets: ['item_brand'] });
    assert.equal(queries.length, 2);
  });

  test('Typesense: a search more for each facet with a selection, and backticks that cannot be left', async () => {
    const { searches } = await bodyOf('typesense', 'typesense', { ...request, query: '', filters: { ...request.filters, brand: ['Nord`] || price:>0'] } });
    assert.equal(fake.asked[0]?.path, '/multi_search');
    assert.equal(searches[0].q, '*');
    assert.equal(searches[0].filter_by, 'categories:=`clothing` && item_brand:=[`Nord] || price:>0`] && rating:>=4');
    assert.deepEqual(searches.slice(1, 3).map((/** @type {any} */ { sort_by, per_page }) => [sort_by, per_page]), [['price:asc', 1], ['price:desc', 1]]);
    assert.equal(searches[3].filter_by, 'categories:=`clothing` && rating:>=4');
    assert.deepEqual([searches[3].facet_by, searches[3].per_page, searches.length], ['item_brand', 0, 4]);
  });

  test('pages deeper than the engines go are refused at the door', async () => {
    await assert.rejects(engineOf('typesense').search({ ...request, page: 300 }), /the first 10000 products can be paged through/);
    assert.equal(fake.asked.length, 0);
  });
});

describe('loading', () => {
  /** @param {string} name @returns {Promise<{ code: number, output: string }>} */
  const loadInto = (name) => new Promise((resolve) => {
    execFile(process.execPath, [loadCommand, '--search', `${name}=${fake.url}/products`], { env: { ...process.env, RESHELF_SEARCH_KEY: KEY } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
  const linesOf = (/** @type {string} */ body) => body.trim().split('\n').map((line) => JSON.parse(line));

  for (const name of ['elasticsearch', 'opensearch']) {
    test(`${name} gets a mapping, the products in bulk, and a refresh`, async () => {
      fake.reply = ({ path, method }) => (method === 'PUT' ? [400, 'elasticsearch-exists.json'] : [200, path.endsWith('_bulk') ? 'elasticsearch-bulk.json' : '{"_shards":{"total":2,"successful":1,"failed":0}}']);
      const { code, output } = await loadInto(name);
      assert.deepEqual([code, fake.asked.map(({ method, path }) => `${method} ${path}`)], [0, ['PUT /products', 'POST /products/_bulk', 'POST /products/_bulk', 'POST /products/_refresh']], output);
      assert.match(output, /^1360 products are in "products"/);
      assert.equal(fake.asked[0]?.body.mappings.properties.price.type, 'double');
      const lines = fake.asked.slice(1, 3).flatMap(({ body }) => linesOf(body));
      assert.deepEqual(lines[0], { index: { _id: 'VH-0001' } });
      assert.equal(lines.length, 2 * 1360);
      assert.match(lines[1].shelf, /^[\w-]+:.+ > [\w-]+:.+$/);
      assert.equal(lines[1].categories.length, 2);
    });
  }

  test('Elasticsearch’s refusal of a product is told', async () => {
    fake.reply = ({ path }) => [200, path.endsWith('_bulk') ? 'elasticsearch-bulk-error.json' : '{"acknowledged":true}'];
    const { code, output } = await loadInto('elasticsearch');
    assert.equal(code, 1);
    assert.match(output, /1 products refused, first VH-0002: failed to parse field \[price\].*Delete "products"/);
    assert.doesNotMatch(output, new RegExp(KEY));
  });

  test('Meilisearch gets settings and the products, and its tasks are waited for', async () => {
    let asked = 0;
    fake.reply = ({ path }) => (path.startsWith('/tasks/') ? [200, asked++ === 0 ? 'meilisearch-enqueued.json' : 'meilisearch-task.json'] : [202, 'meilisearch-enqueued.json']);
    const { code, output } = await loadInto('meilisearch');
    assert.equal(code, 0, output);
    assert.deepEqual(fake.asked.map(({ method, path }) => `${method} ${path}`), [
      'PATCH /indexes/products/settings', 'GET /tasks/7', 'GET /tasks/7',
      'POST /indexes/products/documents?primaryKey=id', 'GET /tasks/7', 'POST /indexes/products/documents?primaryKey=id', 'GET /tasks/7',
    ]);
    assert.ok(fake.asked[0]?.body.filterableAttributes.includes('categories'));
    assert.equal(fake.asked[3]?.body.length, 1000);
  });

  test('a task of Meilisearch that failed is told', async () => {
    fake.reply = ({ path }) => (path.startsWith('/tasks/') ? [200, 'meilisearch-task-failed.json'] : [202, 'meilisearch-enqueued.json']);
    const { code, output } = await loadInto('meilisearch');
    assert.equal(code, 1);
    assert.match(output, /Document identifier .* is invalid/);
  });

  test('Typesense gets a schema, which may exist, and the products as lines', async () => {
    fake.reply = ({ path }) => (path === '/collections' ? [409, 'typesense-exists.json'] : [200, 'typesense-import.txt']);
    const { code, output } = await loadInto('typesense');
    assert.deepEqual([code, fake.asked.map(({ path }) => path)], [0, ['/collections', ...Array(2).fill('/collections/products/documents/import?action=upsert')]], output);
    assert.deepEqual(fake.asked[0]?.body.fields.find((/** @type {{ name: string }} */ field) => field.name === 'price'), { name: 'price', type: 'float', optional: true, facet: false, sort: true });
    assert.equal(fake.asked.slice(1).flatMap(({ body }) => linesOf(body)).length, 1360);
  });

  test('Typesense’s refusal of a product is told', async () => {
    fake.reply = ({ path }) => (path === '/collections' ? [201, '{"name":"products"}'] : [200, 'typesense-import-error.txt']);
    const { code, output } = await loadInto('typesense');
    assert.equal(code, 1);
    assert.match(output, /Field `price` must be a float/);
  });
});

describe('--search', () => {
  test('is taken apart', () => {
    assert.deepEqual(parseSetting('elasticsearch=https://search.example/es/products'), { engine: 'elasticsearch', address: 'https://search.example/es', index: 'products', text: 'elasticsearch=https://search.example/es/products' });
  });

  test('is refused with what is allowed', () => {
    for (const text of ['solr=http://localhost/products', 'typesense', 'typesense=localhost:8108/products', 'typesense=http://localhost:8108']) {
      assert.throws(() => parseSetting(text), /ENGINE=URL\/INDEX, where ENGINE is one of elasticsearch, opensearch, meilisearch, typesense/, text);
    }
  });

  test('holds no password, as others could read it', () => {
    assert.throws(() => parseSetting('elasticsearch=http://me:secret@localhost:9200/products'), (error) => error instanceof Error && /environment/.test(error.message) && !/secret/.test(error.message));
  });
});

test('suggestions are made of kinds and brands that continue what was typed', () => {
  const hit = /** @type {import('../../www/server/product-search.js').Product} */ ({ item_brand: 'Auk & Otter', item_category2: 'Dry bags' });
  assert.deepEqual(phrasesFrom('dry', [hit, hit]), ['Dry bags', 'Auk & Otter dry bags']);
  assert.deepEqual(phrasesFrom('otter dr', [hit]), ['Auk & Otter dry bags']);
  assert.deepEqual(phrasesFrom('  ', [hit]), []);
});
