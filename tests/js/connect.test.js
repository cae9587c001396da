import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shelf, shoe, shoes, warnings } from './support/shelf.js';

/** @param {...unknown} words */
function gtag(...words) {
  return (function () {
    return arguments;
  })(...words);
}

test('a data layer is read from its start, in both shapes, and whatever else it holds is ignored', async () => {
  const own = await shelf();
  const dataLayer = [
    { event: 'gtm.js', 'gtm.start': 1 },
    { event: 'view_item', ecommerce: { items: [shoe(1)] } },
    gtag('js', new Date()),
    gtag('config', 'G-1'),
    gtag('event', 'view_item', { items: [shoe(2)] }),
    { ecommerce: null },
    () => {},
    null,
    'text',
    7,
    { event: 'view_item', ecommerce: null },
  ];
  await warnings(() => own.connect(dataLayer));
  assert.equal(own.profile().acts, 2);
  assert.equal(dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [shoe(3)] } }, gtag('event', 'page_view')), 13);
  assert.equal(own.profile().acts, 3);
});

test('disconnecting ends it and gives back the push that was there', async () => {
  const own = await shelf();
  /** @type {unknown[]} */
  const dataLayer = [];
  const end = own.connect(dataLayer);
  assert.ok(Object.hasOwn(dataLayer, 'push'));
  end();
  assert.ok(!Object.hasOwn(dataLayer, 'push'));
  dataLayer.push({ event: 'view_item', items: [shoe(1)] });
  assert.equal(own.profile().acts, 0);
});

test('a push wrapped by somebody else still works after disconnecting', async () => {
  const own = await shelf();
  /** @type {unknown[]} */
  const dataLayer = [];
  const end = own.connect(dataLayer);
  const ours = dataLayer.push;
  dataLayer.push = (...entries) => ours.apply(dataLayer, entries);
  end();
  dataLayer.push({ event: 'view_item', items: [shoe(1)] });
  assert.equal(dataLayer.length, 1);
  assert.equal(own.profile().acts, 0);
});

test('observe says whether it took an event in', async () => {
  const own = await shelf();
  assert.equal(own.observe({ event: 'view_item', items: [shoe(1)] }), true);
  assert.equal(own.observe({ event: 'scroll' }), false);
  await warnings(() => assert.equal(own.observe({ event: 'view_item', items: [] }), false));
  await warnings(() => assert.equal(own.observe(undefined), false));
  own.pause();
  assert.equal(own.observe({ event: 'view_item', items: [shoe(2)] }), false);
  assert.equal(own.profile().acts, 1);
  assert.equal(own.profile().paused, true);
  assert.equal(own.rerank({ items: shoes(9) }).personalised, false);
  own.pause(false);
  assert.equal(own.rerank({ items: shoes(9) }).personalised, true);
});
