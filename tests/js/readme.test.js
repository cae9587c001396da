import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';

import { shoes } from './support/shelf.js';

const root = new URL('../../', import.meta.url);

afterEach(() => Reflect.deleteProperty(globalThis, 'window'));

test('the five lines of the README run as they stand', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const [, snippet = ''] = readme.match(/```js\n([^]*?)```/) ?? [];
  const [importing = '', ...lines] = snippet.trim().split('\n');
  assert.equal(importing, "import { createReshelf } from 'reshelf';");
  const { createReshelf } = await import(new URL('pkg/index.js', root).href);

  const results = shoes(12);
  globalThis.window = { dataLayer: [{ event: 'view_item', ecommerce: { items: [shoes(1, 100)[0]] } }] };
  const run = new Function('createReshelf', 'results', `return (async () => { ${lines.join('\n')}\n return { shelf, items }; })()`);
  const { shelf, items } = await run(createReshelf, results);

  assert.deepEqual(new Set(items), new Set(results));
  assert.equal(shelf.profile().acts, 1);
  assert.notDeepEqual(items, results);
  await shelf.dispose();
});
