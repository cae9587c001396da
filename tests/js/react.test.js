import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';

import { createElement as h, StrictMode } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';

import { useReranked, useShelf } from '../../pkg/react.js';
import { lookAtThree, shelf, shoes, warnings } from './support/shelf.js';

/** A shop's page on its server. @param {{ start: () => any, shelf?: any, list: any }} props */
function Page({ start, shelf: own, list }) {
  const started = useShelf(start);
  const { items, order, personalised } = useReranked(own ?? started, list);
  return h('ol', null, [...order].join(), personalised, items.map((item) => h('li', { key: item.item_id }, item.item_id)));
}

const inOrder = (count) => `<ol>${[...Array(count).keys()].join()}${shoes(count).map((shoe) => `<li>${shoe.item_id}</li>`).join('')}</ol>`;

const never = () => assert.fail('a shelf was started while the server rendered');

/** @param {import('react').ReactNode} page @returns {Promise<string>} */
function streamed(page) {
  return new Promise((resolve, reject) => {
    let html = '';
    const sink = new Writable({
      write(piece, _encoding, done) {
        html += piece;
        done();
      },
      final: (done) => (resolve(html), done()),
    });
    const stream = renderToPipeableStream(page, { onAllReady: () => stream.pipe(sink), onError: reject });
  });
}

/** Everything on the console while `work` runs. @param {() => unknown} work */
async function spoken(work) {
  const error = console.error;
  /** @type {string[]} */
  const errors = [];
  console.error = (...words) => void errors.push(words.join(' '));
  try {
    return [...(await warnings(work)), ...errors];
  } finally {
    console.error = error;
  }
}

test('a server renders the server’s order and starts no shelf', async () => {
  const page = h(StrictMode, null, h(Page, { start: never, list: { items: shoes(12), query: 'shoes' } }));
  const said = await spoken(async () => {
    assert.equal(renderToString(page), inOrder(12));
    assert.equal(await streamed(page), inOrder(12));
  });
  assert.deepEqual(said, []);
});

test('a server renders the server’s order even where a shelf is ready', async () => {
  const own = await shelf();
  lookAtThree(own);
  assert.equal(own.rerank({ items: shoes(12) }).personalised, true);
  for (const late of ['stay', 'move']) {
    assert.equal(renderToString(h(Page, { start: never, shelf: own, list: { items: shoes(12), late } })), inOrder(12));
  }
  await own.dispose();
});

test('what is no list is an empty one, and what throws leaves the server’s order', async () => {
  const throws = () => assert.fail('a function of the shop’s');
  const said = await spoken(() => {
    for (const items of [undefined, null, 7, {}, []]) {
      assert.equal(renderToString(h(Page, { start: never, list: { items } })), '<ol></ol>');
    }
    assert.equal(renderToString(h(Page, { start: never, list: undefined })), '<ol></ol>');
    for (const list of [{ idOf: throws }, { pinned: throws }]) {
      assert.equal(renderToString(h(Page, { start: never, list: { items: shoes(3), ...list } })), inOrder(3));
    }
  });
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0] ?? '', /^reshelf: .*server's order stands/);
});
