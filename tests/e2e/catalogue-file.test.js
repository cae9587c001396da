import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startShop } from './support/shop.js';

const main = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

/** 300 invented products as a technical catalogue has them: attributes tell what they are. */
const lines = Array.from({ length: 300 }, (_, i) => ({
  item_id: String(100 + i),
  item_name: i % 2 ? `Askerud toner ${i} Laser` : `Fjellvak lamp ${i}`,
  item_brand: i % 2 ? 'Askerud' : 'Fjellvak',
  price: 5 + i,
  description: i % 2 ? 'For office printers' : null,
  attributes: /** @type {Record<string, string>} */ (i % 2 ? { print_technology: i % 4 === 1 ? 'Laser printing' : 'laser printing' } : { product_colour: 'Black,Silver' }),
  released: '2019-04-01',
}));

describe('a catalogue of one’s own', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof startShop>>} */
  let shop;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reshelf-catalogue-'));
    shop = await startShop('--catalogue', write('good.jsonl.gz', lines));
  });
  after(() => {
    shop?.stop();
    rmSync(folder, { recursive: true });
  });

  /** @param {string} name @param {unknown[]} entries text stands as it is */
  function write(name, entries) {
    const text = entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join('\n');
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
    return join(folder, name);
  }

  /** @param {string} path */
  const get = async (path) => (await fetch(shop.url + path)).json();
  /** @param {string} file */
  const startWith = (file) => spawnSync(process.execPath, [main, '--port', '0', '--catalogue', file], { encoding: 'utf8', timeout: 20_000 });

  test('is searched, filtered and counted', async () => {
    const { total, facets, hits } = await get('api/search?q=toner&price=-100');
    assert.equal(total, 48);
    assert.deepEqual(facets.brand, [{ value: 'Askerud', count: 48 }]);
    assert.deepEqual(facets.price, { min: 6, max: 304 });
    assert.equal(hits[0].item_category, 'Ink and toner');
    assert.deepEqual((await get('api/search?q=lamp')).facets.colour, [{ value: 'Black, silver', count: 150 }]);
  });

  test('is found by its descriptions', async () => {
    assert.equal((await get('api/search?q=office')).total, 150);
  });

  test('has departments from the attributes that tell what a thing is, one spelling a kind, and a place for the rest', async () => {
    assert.deepEqual((await get('api/departments')).departments, [
      { slug: 'ink-and-toner', name: 'Ink and toner', kinds: [{ slug: 'ink-and-toner-laser-printing', name: 'Laser printing' }] },
      { slug: 'more', name: 'More', kinds: [{ slug: 'more-other-products', name: 'Other products' }] },
    ]);
    assert.equal((await get('api/search?category=ink-and-toner-laser-printing')).total, 150);
    assert.equal((await get('api/search?category=more')).total, 150);
  });

  test('has a plain drawn picture of each product', async () => {
    const response = await fetch(`${shop.url}pictures/100.svg`);
    assert.equal(response.headers.get('content-type'), 'image/svg+xml');
    assert.match(await response.text(), /^<svg [^>]*>[^]*>FL0<\/text>\s*<\/svg>$/);
  });

  test('a missing file says what to do', () => {
    const { status, stderr } = startWith(join(folder, 'none.jsonl'));
    assert.equal(status, 1);
    assert.match(stderr, /There is no file .*none\.jsonl\. Give --catalogue the path/);
  });

  test('a file that is not gzip says so', () => {
    writeFileSync(join(folder, 'plain.gz'), 'not packed');
    assert.match(startWith(join(folder, 'plain.gz')).stderr, /plain\.gz ends in \.gz and is not gzip/);
  });

  test('more than 1 % of bad lines is an error that names them', () => {
    const { status, stderr } = startWith(write('bad.jsonl', [...lines.slice(0, 20), '{', { ...lines[21], price: 'dear' }, lines[0]]));
    assert.equal(status, 1);
    assert.match(stderr, /3 of 23 lines cannot be read \(line 21: .*; line 22: price must be a number from 0; line 23: item_id 100 is there already\)\. More than 1 %/);
  });

  test('fewer are named, counted and left out', async () => {
    const { fileCatalogue } = await import('../../www/server/catalogues/file.js');
    /** @type {string[]} */
    const warnings = [];
    const { products } = await fileCatalogue(write('few.jsonl', [...lines, '']), (words) => warnings.push(words));
    assert.deepEqual([products.length, warnings], [300, []]);
    const kept = await fileCatalogue(write('one.jsonl', ['[]', ...lines]), (words) => warnings.push(words));
    assert.equal(kept.products.length, 300);
    assert.match(warnings.join(), /1 of 301 lines cannot be read \(line 1: .*\); they are left out/);
  });
});
