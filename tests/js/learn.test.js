import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';

import startTrainer, { fit } from '../../pkg/wasm/trainer.js';
import { clock, shelf, shoes, warnings } from './support/shelf.js';

afterEach(() => Reflect.deleteProperty(globalThis, 'Worker'));

/** Stands in for the browser's: hands the task to `answer`. */
function workerThat(answer) {
  const workers = [];
  globalThis.Worker = class {
    terminated = false;
    constructor() {
      workers.push(this);
    }
    async postMessage(task) {
      this.task = task;
      const data = await answer(task);
      if (data instanceof Error) this.onerror({ message: data.message });
      else if (data) this.onmessage({ data });
    }
    terminate() {
      this.terminated = true;
    }
  };
  return workers;
}

/** Six choices from six lists. */
async function chooser(options) {
  const own = await shelf(options);
  choose(own, 6);
  return own;
}

function choose(own, times) {
  for (let n = 0; n < times; n++) {
    const items = shoes(12, n);
    own.rerank({ items, query: `shoes ${clock.at}` });
    own.observe({ event: 'select_item', items: [items[(n * 5) % 12]] });
  }
}

test('below six choices nothing is learned, and no worker is started', async () => {
  const workers = workerThat(() => assert.fail());
  const own = await shelf();
  choose(own, 5);
  assert.equal((await own.learn()).status, 'too-few');
  assert.equal(workers.length, 0);
});

test('an answer that is no adapter, an error, or a worker that does not start leave the order as it is', async () => {
  for (const answer of [{ adapter: new Uint8Array(9) }, { error: 'out of memory' }, new Error('no such file')]) {
    const workers = workerThat(() => answer);
    const own = await chooser();
    const items = shoes(24);
    const before = own.rerank({ items, query: 'before' }).order;
    const said = await warnings(async () => assert.equal((await own.learn()).status, 'unavailable'));
    assert.equal(said.length, 1);
    assert.equal(workers.length, 1);
    assert.ok(workers[0].terminated);
    assert.deepEqual(own.rerank({ items, query: 'after' }).order, before);
  }
});

test('the worker is given numbers only, and one fit serves all who ask meanwhile', async () => {
  const workers = workerThat(() => ({ error: 'not today' }));
  const own = await chooser();
  await warnings(async () => {
    const [one, other] = await Promise.all([own.learn(), own.learn()]);
    assert.equal(one, other);
  });
  assert.equal(workers.length, 1);
  const { model, lesson } = workers[0].task;
  assert.ok(model instanceof Uint8Array && lesson instanceof Uint8Array);
  const text = Buffer.from(lesson).toString('latin1');
  for (const word of ['Nordhavn', 'Trail', 'shoe-']) assert.ok(!text.includes(word), word);
});

test('one worker serves every fit, and ends with the shelf', async () => {
  await startTrainer({ module_or_path: await readFile(new URL('../../pkg/wasm/trainer_bg.wasm', import.meta.url)) });
  const workers = workerThat(({ model, lesson }) => fit(model, lesson));
  const own = await chooser();
  assert.equal((await own.learn()).status, 'adopted');
  choose(own, 2);
  assert.equal((await own.learn()).status, 'adopted');
  assert.equal(workers.length, 1);
  assert.ok(!workers[0].terminated);
  await own.dispose();
  assert.ok(workers[0].terminated);
});

test('forgetting while it learns drops what comes of it', async () => {
  /** @type {(answer: object) => void} */
  let finish = () => {};
  const workers = workerThat(() => new Promise((resolve) => (finish = resolve)));
  const own = await chooser();
  const learning = own.learn();
  await own.forget();
  assert.equal((await learning).status, 'dropped');
  assert.ok(workers[0].terminated);
  finish({ adapter: new Uint8Array(9) });
  assert.equal(own.profile().learning.weight, 0);
});

test('it learns by itself when the page is idle, and tells its listeners', async () => {
  const workers = workerThat(() => ({ error: 'seen' }));
  await warnings(async () => {
    const own = await shelf({ autoLearn: true });
    const learned = new Promise((resolve) => own.on('learn', resolve));
    choose(own, 6);
    assert.equal((await learned).status, 'unavailable');
  });
  assert.equal(workers.length, 1);
});
