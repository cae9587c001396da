// The storefront's simulated shoppers: what they do is a log as docs/command-line.md has it, in the order of the shop's own search.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { inventedCatalogue } from '../../www/server/catalogues/invented.js';
import { EmbeddedEngine } from '../../www/server/engines/embedded.js';
import { simulatedLog } from '../../www/simulation/log.js';

const catalogue = inventedCatalogue();
const engine = new EmbeddedEngine(catalogue);
const main = fileURLToPath(new URL('../../www/simulation/main.js', import.meta.url));

/** @param {import('../../www/simulation/log.js').Size} size @returns {Promise<any[]>} */
async function logOf(size) {
  const lines = [];
  for await (const line of simulatedLog(engine, catalogue.products, size)) lines.push(line);
  return lines;
}
const log = await logOf({ shoppers: 3000, seed: 5 });

/** The lists shown, each with the places of what was chosen from it. */
function listsOf(/** @type {any[]} */ lines) {
  const defined = new Map();
  /** @type {{ query: string | undefined, name: string, ids: string[], places: number[] }[]} */
  const shown = [];
  for (const { event, item_list_id, items, search_term } of lines) {
    if (event === 'define_list') defined.set(item_list_id, items.map((/** @type {any} */ { item_id }) => item_id));
    if (event === 'view_item_list') shown.push({ query: search_term, name: item_list_id, ids: defined.get(item_list_id), places: [] });
    const last = shown.at(-1);
    if (event === 'select_item') last?.places.push(last.ids.indexOf(items[0].item_id));
  }
  return shown;
}

test('the same seed draws the same shoppers, another one others', async () => {
  const size = { shoppers: 40, seed: 9 };
  assert.deepEqual(await logOf(size), await logOf(size));
  assert.notDeepEqual(await logOf(size), await logOf({ ...size, seed: 10 }));
});

test('each list is the answer of the shop’s own search, in its order, and each choice is of the list above it', async () => {
  const shown = listsOf(log);
  const filters = { brand: [], colour: [], price: null, rating: 0 };
  for (const { query = '', name, ids, places } of shown) {
    const { hits } = await engine.search({ query, category: query ? '' : name, sort: 'relevance', page: 1, size: 48, filters });
    assert.deepEqual(ids, hits.map(({ item_id }) => item_id));
    assert.ok(ids.length > 0 && places.every((place) => place >= 0), `${name}: ${places}`);
  }
  assert.ok(shown.some(({ query }) => query) && shown.some(({ query }) => !query), 'searches and shelves');
});

test('a shopper’s lines stand together, in their order of time', () => {
  const lines = log.filter(({ user }) => user);
  const runs = lines.filter(({ user }, i) => user !== lines[i - 1]?.user).length;
  assert.equal(runs, new Set(lines.map(({ user }) => user)).size);
  lines.forEach((line, i) => assert.ok(line.user !== lines[i - 1]?.user || line.ts > lines[i - 1].ts));
});

test('what stands high is chosen more often, and from below too', () => {
  const counts = [0, 0, 0, 0];
  for (const { ids, places } of listsOf(log)) if (ids.length === 48) for (const place of places) counts[Math.floor(place / 12)] += 1;
  const [first = 0, second = 0, third = 0, last = 0] = counts;
  assert.ok(first > 1.5 * second && second > third && third > last && last > first / 20, counts.join());
});

test('the command prints it, and refuses what is no number', () => {
  const call = (/** @type {string[]} */ ...more) => spawnSync(process.execPath, [main, ...more], { encoding: 'utf8' });
  const lines = call('--shoppers', '3', '--seed', '5').stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines, log.slice(0, lines.length));
  const { status, stderr } = call('--shoppers', 'many');
  assert.equal(status, 2);
  assert.match(stderr, /--shoppers is "many"; it must be a whole number/);
});
