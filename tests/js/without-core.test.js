import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createReshelf } from '../../pkg/index.js';
import { createReshelf as createSlim } from '../../pkg/slim.js';
import { shoe, shoes, warnings } from './support/shelf.js';

// The module is started once a process, so what is tried without one comes first.

test('the slim entry without a core says what to do', async () => {
  const said = await warnings(async () => {
    const own = await createSlim();
    assert.equal(own.ready, false);
    assert.deepEqual(own.rerank({ items: shoes(5) }).items, shoes(5));
  });
  assert.match(said.join(), /^reshelf: reshelf\/slim comes without a core: name it in modules\.core.*server's order stands\.$/);
});

test('where the core cannot be started the server’s order stands', async () => {
  const said = await warnings(async () => {
    const own = await createReshelf({ modules: { core: new Uint8Array([1, 2, 3]) } });
    assert.equal(own.ready, false);
    assert.equal(own.observe({ event: 'view_item', items: [shoe(1)] }), false);
    const { items, arm } = own.rerank({ items: shoes(3) });
    assert.deepEqual([items, arm], [shoes(3), 'server']);
    assert.deepEqual(own.why(shoe(1)), []);
    assert.equal(own.profile().acts, 0);
    assert.equal((await own.learn()).status, 'unavailable');
    assert.equal(await own.import('{}'), false);
    await own.consent(true);
    await own.forget();
    await own.dispose();
  });
  assert.equal(said.length, 1);
});

test('a core that could not be had does not keep the next shelf from one', async () => {
  const core = Promise.reject(new Error('the network is down'));
  const said = await warnings(async () => assert.equal((await createReshelf({ modules: { core } })).ready, false));
  assert.match(said.join(), /the network is down/);
  assert.equal((await createReshelf()).ready, true);
});
