import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createReshelf } from '../../pkg/index.js';
import { shoe, shoes, warnings } from './support/shelf.js';

test('where the core cannot be started the server’s order stands', async () => {
  const said = await warnings(async () => {
    const own = await createReshelf({ modules: { core: new Uint8Array([1, 2, 3]) } });
    assert.equal(own.ready, false);
    own.observe({ event: 'view_item', items: [shoe(1)] });
    assert.deepEqual(own.rerank({ items: shoes(3) }).items, shoes(3));
    assert.deepEqual(own.why(shoe(1)), []);
    assert.equal(own.profile().acts, 0);
    assert.equal((await own.learn()).status, 'unavailable');
    assert.equal(await own.import('{}'), false);
    await own.forget();
    await own.dispose();
  });
  assert.equal(said.length, 1);
});
