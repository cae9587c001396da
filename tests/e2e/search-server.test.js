import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeCatalogue } from '../../www/catalogue/catalogue.js';
import { kinds } from '../../www/catalogue/kinds.js';
import { drawPicture } from '../../www/catalogue/pictures/picture.js';
import { startShop } from './support/shop.js';

const main = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

describe('the catalogue', () => {
  const products = makeCatalogue();

  test('holds at least a thousand products, each with its own id and a picture', () => {
    assert.ok(products.length >= 1000, String(products.length));
    assert.equal(new Set(products.map((product) => product.item_id)).size, products.length);
    for (const product of products) assert.match(drawPicture(product), /^<svg [^>]*>[^]*<\/svg>$/);
  });

  test('holds every kind', () => {
    const made = new Set(products.map((product) => product.kind));
    assert.deepEqual(kinds.filter((kind) => !made.has(kind.slug)), []);
  });

  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(makeCatalogue(), products);
    assert.notDeepEqual(makeCatalogue(7), products);
  });
});

describe('the search server', () => {
  /** @type {Awaited<ReturnType<typeof startShop>>} */
  let shop;
  before(async () => { shop = await startShop(); });
  after(() => shop?.stop());

  /** @param {string} path */
  const get = (path) => fetch(shop.url + path);
  /** @param {string} parameters */
  const search = async (parameters) => (await get(`api/search?${parameters}`)).json();

  test('finds what the words say', async () => {
    const { hits, total } = await search('q=rain+jackets&size=10');
    assert.ok(total >= 40);
    for (const hit of hits) assert.equal(hit.item_category2, 'Rain jackets');
  });

  test('forgives a slip and an unfinished word', async () => {
    for (const query of ['dayapck', 'daypa', 'Daypäck']) {
      const { hits } = await search(`q=${encodeURIComponent(query)}&size=5`);
      assert.equal(hits[0]?.item_category2, 'Daypacks', query);
    }
  });

  test('knows plain names of colours', async () => {
    const { hits } = await search('q=red+beanie&size=3');
    for (const hit of hits) assert.match(hit.item_variant, /Rowan|Ember/);
  });

  test('keeps to a category and pages through it without repeating', async () => {
    const seen = new Set();
    const { total, pages } = await search('category=camp&size=50');
    for (let page = 1; page <= pages; page++) {
      for (const hit of (await search(`category=camp&size=50&page=${page}`)).hits) {
        assert.equal(hit.item_category, 'Camp');
        seen.add(hit.item_id);
      }
    }
    assert.equal(seen.size, total);
  });

  test('sorts by price when asked', async () => {
    const { hits } = await search('q=tent&sort=price-up');
    const prices = hits.map((/** @type {{ price: number }} */ hit) => hit.price);
    assert.deepEqual(prices, [...prices].sort((a, b) => a - b));
  });

  test('keeps to the brands, colours, prices and ratings asked for', async () => {
    const { hits, total } = await search('category=clothing&brand=Nordhavn&brand=Ibexa&colour=Fjord&price=100-300&rating=4&size=100');
    assert.ok(total > 0 && total === hits.length, String(total));
    for (const hit of hits) {
      assert.ok(['Nordhavn', 'Ibexa'].includes(hit.item_brand) && hit.item_variant === 'Fjord', hit.item_name);
      assert.ok(hit.price >= 100 && hit.price <= 300 && hit.rating >= 4, hit.item_name);
    }
    assert.equal((await search('category=clothing&price=-40')).facets.brand.length > 0, true);
  });

  test('counts a facet as if nothing in it were chosen, and narrows it by the others', async () => {
    const all = await search('q=jacket&size=100');
    const chosen = await search('q=jacket&brand=Nordhavn&size=100');
    assert.deepEqual(chosen.facets.brand, all.facets.brand);
    assert.equal(chosen.total, all.facets.brand.find((/** @type {{ value: string }} */ { value }) => value === 'Nordhavn').count);
    assert.equal(chosen.facets.colour.reduce((/** @type {number} */ sum, /** @type {{ count: number }} */ { count }) => sum + count, 0), chosen.total);
    const prices = chosen.hits.map((/** @type {{ price: number }} */ { price }) => price);
    assert.deepEqual(chosen.facets.price, { min: Math.min(...prices), max: Math.max(...prices) });
    assert.deepEqual((await search('q=jacket&brand=Nordhavn&price=1-2')).facets.price, chosen.facets.price);
  });

  test('gives the largest twenty of a facet, and what is chosen', async () => {
    const { facets } = await search('brand=Nobody');
    const counts = facets.brand.map((/** @type {{ count: number }} */ { count }) => count);
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    assert.ok(counts.length <= 20);
    assert.deepEqual(facets.brand.at(-1), { value: 'Nobody', count: 0 });
  });

  test('refuses what it cannot read, and says what it can', async () => {
    for (const [parameters, words] of [['page=0', 'page is "0"'], ['size=1e9', 'size is "1e9"'], ['sort=best', 'relevance'], ['price=cheap', 'MIN-MAX'], ['price=9-2', 'MIN-MAX'], ['rating=6', 'from 1 to 5'], ['category=../x', '/api/departments']]) {
      const response = await get(`api/search?${parameters}`);
      assert.equal(response.status, 400);
      assert.ok((await response.json()).error.includes(words));
    }
    assert.equal((await fetch(`${shop.url}api/search`, { method: 'POST' })).status, 405);
  });

  test('says how long the engine took', async () => {
    const timing = (await get('api/search?q=tent')).headers.get('server-timing') ?? '';
    const [, milliseconds] = /^search;dur=(\d+\.\d\d)$/.exec(timing) ?? [];
    assert.ok(Number(milliseconds) < 1000, timing);
  });

  test('suggests while someone types', async () => {
    const { suggestions } = await (await get('api/suggest?q=nordh')).json();
    assert.equal(suggestions[0], 'Nordhavn');
  });

  test('sends a strict policy with everything, and modules as what they are', async () => {
    for (const path of ['', 'app.js', 'api/search', 'pictures/VH-0001.svg', 'nothing.js']) {
      const policy = (await get(path)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/, path);
      assert.doesNotMatch(policy, /unsafe-inline|\*/);
    }
    assert.equal((await get('reshelf/wasm/core_bg.wasm')).headers.get('content-type'), 'application/wasm');
  });

  test('tells a browser that its copy still holds', async () => {
    const first = await get('app.js');
    const again = await fetch(`${shop.url}app.js`, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
  });

  test('serves nothing outside its folders', async () => {
    for (const path of ['reshelf/%2e%2e/Cargo.toml', 'reshelf/..%2f..%2fpackage.json', '%2e%2e/server/main.js', 'reshelf/node_modules/x.js']) {
      assert.equal((await get(path)).status, 404, path);
    }
  });

  test('a taken port is explained, with what to do', () => {
    const port = new URL(shop.url).port;
    const { status, stderr } = spawnSync(process.execPath, [main, '--port', port], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`Port ${port} is taken.*--port 0`));
  });
});
