// The shop file on a page: what it changes, when, and that without it everything is as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { random } from './support/random.js';
import { lookAtThree, shelf, shoe, shoes, warnings } from './support/shelf.js';
import { backwards, shopFile } from './support/shop-file.js';

const items = shoes(24);
const file = shopFile({ items: backwards(items) });
const BACKWARDS = [...items.keys()].reverse();
const SERVERS = [...items.keys()];

/** A shelf whose shop file is there, or was refused. @param {object} options */
async function withFile(options = {}, bytes = file) {
  const own = await shelf({ shop: bytes, ...options });
  await settled(own);
  return own;
}

/** @param {import('../../pkg/types.d.ts').Reshelf<any>} own */
async function settled(own) {
  for (let tries = 0; tries < 500 && own.status().shop?.state === 'waiting'; tries++) await soon(2);
}

/** @param {number} milliseconds */
const soon = (milliseconds) => new Promise((later) => setTimeout(later, milliseconds));

/** `fetch` answers so while `work` runs; what it was asked. @param {(address: string) => unknown} answer @param {() => unknown} work */
async function fetching(answer, work) {
  const own = globalThis.fetch;
  /** @type {unknown[][]} */
  const asked = [];
  globalThis.fetch = /** @type {any} */ (async (/** @type {unknown[]} */ ...given) => (asked.push(given), answer(String(given[0]))));
  try {
    await work();
  } finally {
    globalThis.fetch = own;
  }
  return asked;
}

test('a stranger gets the order of the crowd, and coldStart false turns that off', async () => {
  const arms = async (/** @type {object} */ options) => {
    const own = await withFile(options);
    const { order, arm, personalised } = own.rerank({ items, query: 'shoes' });
    return [[...order], arm, personalised];
  };
  assert.deepEqual(await arms({}), [BACKWARDS, 'crowd', true]);
  assert.deepEqual(await arms({ coldStart: false }), [SERVERS, 'server', false]);
  assert.equal((await arms({ coldStart: true }))[1], 'personal');
  assert.deepEqual(await arms({ shop: undefined }), [SERVERS, 'server', false]);
  assert.deepEqual(await arms({ holdout: { id: 'customer-17', share: 1 } }), [SERVERS, 'holdout', false]);
});

test('the odds for a query count where it is searched for, those of a choice once it is made', async () => {
  const told = { items: { ...backwards(items), 'shoe-900': 0 }, queries: { 'trail shoe': { 'shoe-3': 7 } }, neighbours: { 'shoe-900': { 'shoe-5': 7.5 } } };
  const own = await withFile({}, shopFile(told));
  assert.equal(own.rerank({ items, query: 'Trail, SHOE' }).order[0], 3);
  assert.equal(own.rerank({ items, query: 'shoe trail' }).order[0], 23);
  const before = await withFile({}, shopFile(told));
  const without = await withFile({}, shopFile({ items: told.items }));
  for (const one of [before, without]) one.observe({ event: 'select_item', items: [{ item_id: 'shoe-900' }] });
  const place = (/** @type {any} */ one) => one.rerank({ items, query: 'boots' }).items.indexOf(items[5]);
  assert.ok(place(before) < place(without), `${place(before)} and ${place(without)}`);
});

test('a file says less the older it is', async () => {
  const told = { items: backwards(items), weights: /** @type {[number, number, number, number]} */ ([0.5, 1, 1, 1]), halfAfter: 7 };
  const at = async (/** @type {number} */ now) => {
    const { order, arm } = (await withFile({ now: () => now }, shopFile(told))).rerank({ items, query: 'shoes' });
    return [order[0], arm];
  };
  assert.deepEqual(await at(Date.UTC(2025, 11, 31)), [23, 'crowd']);
  assert.deepEqual((await at(Date.UTC(2029, 0, 1)))[0], 0);
});

test('the reasons tell the crowd’s part apart, and add up', async () => {
  const own = await withFile();
  const ranked = own.rerank({ items, query: 'shoes' });
  const sums = ranked.items.map((item) => {
    const reasons = own.why(item);
    assert.ok(reasons.every(({ group }) => group === 'crowd' || group === 'server'));
    return reasons.reduce((sum, { share }) => sum + share, 0);
  });
  const scores = SERVERS.map((place) => -Math.log1p(place));
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  sums.forEach((sum, place) => assert.ok(Math.abs(sum - (scores[place] - mean)) < 1e-5, `${place}: ${sum}`));
  const [first] = own.why(ranked.items[0]);
  assert.deepEqual([first.group, first.text], ['crowd', 'many who saw it chose it']);
  // Below the server's order stand what nobody chooses.
  assert.equal(own.why(ranked.items.at(-1)).find(({ group }) => group === 'crowd')?.text, 'few who saw it chose it');
});

test('the words are of the part of the file that tells most, in the newest list that has the item', async () => {
  const [first, sixth, seventh] = [0, 5, 6].map((n) => items[n].item_id);
  const alike = Object.fromEntries(items.map(({ item_id }) => [item_id, 0]));
  const own = await withFile({}, shopFile({ items: alike, queries: { boots: { [sixth]: 4 } }, neighbours: { [first]: { [seventh]: 4 } } }));
  const said = (/** @type {object} */ item) => own.why(item).find(({ group }) => group === 'crowd')?.text;
  own.rerank({ items, query: 'boots' });
  assert.equal(said(items[5]), 'many who searched for this chose it');
  assert.equal(said(items[4]), 'few who searched for this chose it');
  own.rerank({ items, query: 'shoes' });
  assert.equal(said(items[5]), undefined);
  own.observe({ event: 'select_item', items: [items[0]] });
  own.rerank({ items, query: 'sandals' });
  assert.equal(said(items[6]), 'many who chose what you chose took it too');
});

test('what came of its lists is counted apart, and kept apart in what is taken away', async () => {
  const own = await withFile();
  const { items: shown } = own.rerank({ items, query: 'shoes' });
  own.observe({ event: 'select_item', items: [shown[1]] });
  const counted = { lists: 1, chosen: 1, choices: 1, reciprocalRanks: 0.5 };
  assert.deepEqual(own.counters().arms.crowd, counted);
  assert.equal(own.counters().arms.personal.lists, 0);
  assert.deepEqual((await own.export()).counters.arms.crowd, counted);
});

test('the server’s order keeps its meaning for pins, maxShift, strength and what cannot be named', async () => {
  const { number } = random(18);
  for (let round = 0; round < 40; round++) {
    const own = await withFile();
    if (round % 2) lookAtThree(own);
    const list = /** @type {any[]} */ (shoes(4 + number(40)));
    for (let odd = number(3); odd > 0; odd--) list.splice(number(list.length), 0, { banner: odd });
    const pinned = [number(list.length), number(list.length)];
    const maxShift = number(6);
    await warnings(() => {
      const ranked = own.rerank({ items: list, query: `list ${round}`, pinned });
      assert.deepEqual([...ranked.order].sort((one, other) => one - other), [...list.keys()]);
      list.forEach((item, place) => {
        if (pinned.includes(place) || item.banner) assert.equal(ranked.items[place], item, `${place}`);
      });
      const near = own.rerank({ items: list, query: `near ${round}`, maxShift });
      near.order.forEach((from, to) => assert.ok(Math.abs(from - to) <= maxShift, `${from} to ${to}`));
      const none = own.rerank({ items: list, query: `none ${round}`, strength: 0 });
      assert.deepEqual(none.items, list);
    });
  }
});

test('whatever bytes come as a file, lists are ordered as without one, with one warning', async () => {
  const { number } = random(180);
  const today = await shelf();
  lookAtThree(today);
  const expected = today.rerank({ items, query: 'shoes' });
  const changed = (/** @type {number} */ at) => file.with(at, file[at] ^ (1 + number(255)));
  const others = Array.from({ length: 40 }, () => Uint8Array.from({ length: number(400) }, () => number(256)));
  const damaged = Array.from({ length: 60 }, () => changed(number(file.length)));
  const cut = Array.from({ length: 20 }, () => file.slice(0, number(file.length)));
  const newer = shopFile({ items: backwards(items), version: 2 });
  for (const bytes of [...others, ...damaged, ...cut, newer, new Uint8Array(5_000_000)]) {
    const said = await warnings(async () => {
      const own = await withFile({}, bytes);
      assert.deepEqual(own.rerank({ items, query: 'unknown' }).items, items);
      lookAtThree(own);
      assert.deepEqual(own.rerank({ items, query: 'shoes' }), expected);
      assert.deepEqual([own.status().shop?.state, own.status().shop?.head], ['refused', undefined]);
      await own.dispose();
    });
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /; (take the file again from where it was written|update reshelf|write it again with this build|send fewer)\. Lists are ordered without the shop file\.$/);
  }
});

test('its address is asked for once, after the first list, with nothing but the address', async () => {
  const asked = await fetching(() => new Response(file), async () => {
    const own = await shelf({ shop: '/reshelf/autumn.shop' });
    await soon(30);
    assert.deepEqual(own.status().shop, { state: 'waiting', address: '/reshelf/autumn.shop', head: undefined });
    assert.deepEqual(own.rerank({ items, query: 'shoes' }).items, items);
    own.rerank({ items, query: 'boots' });
    await settled(own);
    const shop = own.status().shop;
    assert.deepEqual(shop?.head, {
      from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 11, 31), shoppers: 1200, lists: 3400, choices: 4100, minShoppers: 5, items: 24, halfAfter: 0,
      gain: { mean: Math.fround(0.03), low: Math.fround(0.02), high: Math.fround(0.04) },
    });
    assert.equal(own.rerank({ items, query: 'sandals' }).arm, 'crowd');
    assert.deepEqual(own.rerank({ items, query: 'shoes' }).items, items, 'what is displayed stands');
    lookAtThree(own);
    assert.deepEqual(own.rerank({ items, query: 'boots' }).items, items, 'whatever is known by then');
    await soon(30);
  });
  assert.deepEqual(asked, [['/reshelf/autumn.shop']]);
});

test('where it cannot be fetched one warning says what to do, and it is not asked for again', async () => {
  const failures = {
    'reshelf: /autumn.shop answered 404; serve the file there, or name another. Lists are ordered without the shop file.': () => new Response('', { status: 404 }),
    'reshelf: the shop file /autumn.shop cannot be fetched (Failed to fetch): serve it there, and let connect-src allow it. Lists are ordered without the shop file.': () => {
      throw new TypeError('Failed to fetch');
    },
    'reshelf: this is no usable shop file: it does not start as one; take the file again from where it was written. Lists are ordered without the shop file.': () => new Response('<!doctype html>'),
  };
  for (const [line, answer] of Object.entries(failures)) {
    /** @type {string[]} */
    let said = [];
    const asked = await fetching(answer, async () => {
      said = await warnings(async () => {
        const own = await shelf({ shop: '/autumn.shop' });
        for (let list = 0; list < 5; list++) {
          assert.deepEqual(own.rerank({ items, query: `list ${list}` }).items, items);
          await settled(own);
        }
      });
    });
    assert.deepEqual([said, asked.length], [[line], 1]);
  }
});

test('bytes, a response and a promise of them are read without a list', async () => {
  const given = [file, file.buffer, new Response(file), Promise.resolve(file), Promise.resolve(new Response(file))];
  for (const shop of given) {
    const own = await shelf({ shop });
    await settled(own);
    assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'crowd');
    await own.dispose();
    assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'server');
  }
  for (const shop of [Promise.reject(new Error('no such file')), new Response('', { status: 500 }), 7, null, {}]) {
    const said = await warnings(async () => {
      const own = await withFile({ shop });
      assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'server');
      await settled(own);
    });
    assert.equal(said.length, 1, `${shop}`);
  }
});

test('a shelf disposed of while it is on its way stays silent, and so does one that has read it', async () => {
  for (const wait of [0, 1, 3, 10, 40]) {
    const said = await warnings(async () => {
      const own = await shelf({ shop: Promise.resolve(file) });
      await soon(wait);
      await own.dispose();
      await soon(20);
      assert.equal(own.rerank({ items: [shoe(1)] }).arm, 'server');
    });
    assert.deepEqual(said, []);
  }
});

test('whoever listens for changes hears that it is there', async () => {
  const own = await shelf({ shop: soon(20).then(() => file) });
  const changed = new Promise((heard) => own.on('change', () => heard(own.status().shop?.state)));
  assert.equal(await changed, 'used');
  own.pause();
  assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'server');
  own.pause(false);
  assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'crowd');
  await own.forget();
  assert.equal(own.rerank({ items, query: 'shoes' }).arm, 'crowd');
});
