// What is said of a shelf where nothing happens: each thing that can be missing is made to miss.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, test } from 'node:test';
import { Worker as Thread } from 'node:worker_threads';

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import { diagnose } from '../../pkg/diagnose.js';
import { connectGa4 } from '../../pkg/ga4.js';
import { startReshelf } from '../../pkg/index.js';
import { anchorsIn } from './support/links.js';
import { lookAtThree, shelf, shoe, shoes, warnings } from './support/shelf.js';

const ROOT = new URL('../../', import.meta.url);
const declarations = await readFile(new URL('pkg/diagnose.d.ts', ROOT), 'utf8');
const CODES = [...(declarations.split('FindingCode =')[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, code]) => String(code));

/** @type {any} */
const page = globalThis;

beforeEach(() => {
  page.document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  page.Worker = class extends EventTarget { postMessage() {} terminate() {} };
  page.indexedDB = new IDBFactory();
});
const node = page.process;
afterEach(async () => {
  page.process = node;
  for (const one of made.splice(0)) await one.dispose();
  for (const name of ['document', 'Worker']) delete page[name];
});

/** @type {import('../../pkg/types.d.ts').Reshelf<any>[]} */
const made = [];

/** @param {object} [options] */
async function aShelf(options) {
  const own = await shelf({ consent: true, autoLearn: true, ...options });
  made.push(own);
  return own;
}

/** @param {any} started */
function own(started) {
  made.push(started);
  return started;
}

/** A shelf that is heard and asked as it should be, once something is chosen. @param {any} own */
function works(own, items = shoes(24)) {
  lookAtThree(own);
  for (let n = 0; n < 6; n++) {
    const { items: ordered } = own.rerank({ items: items.map((item) => ({ ...item, item_id: `${item.item_id}-${n}` })), query: `shoes ${n}` });
    own.observe({ event: 'view_item_list', items: ordered });
    own.observe({ event: 'select_item', items: [ordered[3]] });
  }
  return own;
}

/** @param {(item: any, n: number) => object} change */
const but = (change) => shoes(24).map((item, n) => ({ ...item, ...change(item, n) }));

/** @param {any} own @param {object} [options] */
const order = (own, options) => (own.rerank({ items: shoes(24), ...options }), own);

/** How each thing is made to be missing. @type {Record<string, () => any>} */
const MISSING = {
  'no-shelf': () => undefined,
  'other-release': async () => ({ evidence: () => ({ form: 99 }) }),
  starting: () => own(startReshelf({ consent: false })),
  'no-core': () => diagnosedAlone("const own = startReshelf(); await own.whenReady"),
  'two-shelves': async () => {
    const [one, other] = [await aShelf(), await aShelf()];
    lookAtThree(one);
    return order(other);
  },
  'two-copies': async () => {
    const one = await aShelf();
    const copy = await import(/** @type {string} */ ('../../pkg/shelf.js?copy'));
    own(copy.startShelf({ consent: false }, () => { throw new Error('none'); }));
    return one;
  },
  'no-list': async () => {
    const one = await aShelf();
    lookAtThree(one);
    return one;
  },
  'list-too-early': async () => {
    const one = own(startReshelf({ consent: false }));
    order(one);
    await one.whenReady;
    return one;
  },
  'list-too-long': async () => order(await aShelf(), { items: new Array(10_001).fill({ item_id: '1' }) }),
  'list-refused': async () => order(await aShelf(), { items: { hits: [] } }),
  'short-list': async () => order(await aShelf(), { items: shoes(1) }),
  'no-strength': async () => order(await aShelf(), { strength: 0 }),
  'no-shift': async () => order(await aShelf(), { maxShift: 0 }),
  'all-pinned': async () => order(await aShelf(), { pinned: () => true }),
  'no-events': async () => order(await aShelf()),
  'events-refused': async () => {
    const one = await aShelf();
    one.observe({ event: 'add_to_cart', ecommerce: {} });
    return order(one);
  },
  'no-shared-id': async () => {
    const one = order(await aShelf());
    one.observe({ event: 'view_item', items: [{ ...shoe(3), item_id: 'SKU-0003' }] });
    return one;
  },
  'no-acts': async () => {
    const one = order(await aShelf());
    one.observe({ event: 'view_item_list', items: shoes(24) });
    return one;
  },
  'nothing-concerns': async () => {
    const one = order(await aShelf());
    lookAtThree(one);
    return order(one);
  },
  'no-brand': async () => order(works(await aShelf()), { items: but((_, n) => ({ item_brand: n === 0 ? 'Fjell' : undefined })) }),
  'no-title': async () => order(works(await aShelf()), { items: but(() => ({ item_name: '' })) }),
  'no-category': async () => order(works(await aShelf()), { items: but(() => ({ item_category: null })) }),
  'no-price': async () => order(works(await aShelf()), { items: but(() => ({ price: undefined })) }),
  'price-unread': async () => order(works(await aShelf()), { items: but(() => ({ price: 'on request' })) }),
  paused: async () => {
    const one = works(await aShelf());
    one.pause();
    return order(one);
  },
  'held-out': async () => works(await aShelf({ holdout: { id: 'a', share: 1 } })),
  'no-consent': async () => works(await aShelf({ consent: undefined })),
  'not-stored': async () => {
    page.indexedDB.open = () => { throw new Error('access is denied'); };
    return works(await aShelf());
  },
  'no-worker': async () => {
    delete page.Worker;
    // Node has threads in their place.
    page.process = Object.create(node, { versions: { value: {} } });
    return works(await aShelf());
  },
  'no-learning': async () => {
    page.Worker = class { constructor() { throw new Error('no script of another origin'); } };
    const one = works(await aShelf());
    await one.learn();
    return one;
  },
  'learns-when-asked': async () => works(await aShelf({ autoLearn: false })),
  'too-few-choices': async () => order(await aShelf()),
  warned: async () => works(await aShelf({ model: new Uint8Array(9) })),
};

/** Only what is refused now and read in part later: told where a list is ordered and something was said of it. */
MISSING['items-unread'] = async () => {
  const one = works(await aShelf());
  const { evidence } = one;
  one.evidence = () => {
    const found = /** @type {any} */ (evidence());
    const about = found.seen.lists.at(-1);
    const warning = Object.assign(new Error('items[3]: item_id is empty, and is needed'), { data: { index: 3 } });
    return { ...found, warned: new Map([['list', { warning, consequence: 'It stays where the server put it', about, times: 1 }]]) };
  };
  return one;
};

test('each thing that can be missing is made to miss here, and is in the guides', async () => {
  assert.deepEqual(Object.keys(MISSING).sort(), CODES.toSorted());
  const guide = await readFile(new URL('docs/troubleshooting.md', ROOT), 'utf8');
  const told = [...guide.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)].flatMap(([, codes = '']) => codes.match(/[a-z-]+/g) ?? []);
  assert.deepEqual(CODES.filter((code) => !told.includes(code)), []);
});

for (const [code, make] of Object.entries(MISSING)) {
  test(`${code} is found, with words, what shows it and a page that is there`, async () => {
    let found;
    await warnings(async () => (found = diagnosed(await make())));
    const { findings, summary } = /** @type {any} */ (found);
    const codes = findings.map((/** @type {any} */ one) => one.code);
    assert.ok(codes.includes(code), `${code} is not among ${codes}`);
    for (const { text, guide, level } of findings) {
      assert.match(text, /^[\p{Lu}\d][^]*[.?!)]$/u);
      assert.doesNotMatch(text, /undefined|NaN|\[object|\.\./);
      assert.ok(await isThere(guide), `${guide} of ${code} is not there`);
      assert.ok(['stops', 'weakens', 'normal'].includes(level));
    }
    const levels = findings.map((/** @type {any} */ { level }) => ['stops', 'weakens', 'normal'].indexOf(level));
    assert.deepEqual(levels, levels.toSorted());
    assert.doesNotMatch(summary, /undefined|NaN/);
  });
}

test('why the core was not loaded is said', async () => {
  const { findings: [finding] } = await diagnosedAlone('const own = startReshelf(); await own.whenReady');
  assert.equal(
    finding.text,
    'The core was not loaded: reshelf/slim comes without a core: name it in modules.core, the address or bytes of reshelf/core.wasm.',
  );
  const refused = "const core = Promise.reject(new Error('violates the following Content Security policy directive')); const own = startReshelf({ modules: { core } }); await own.whenReady";
  const { findings: [byPolicy] } = await diagnosedAlone(refused);
  assert.equal(byPolicy.guide, 'docs/csp-and-consent.md#content-security-policy');
});

test('where nothing is missing it says so, and what it saw', async () => {
  const one = works(await aShelf());
  const { summary, findings, seen } = diagnose(one);
  assert.deepEqual(findings, []);
  assert.deepEqual(seen, { lists: 6, events: 15, taken: 15, others: 0, acts: 9, choices: 6, shelves: 1 });
  assert.equal(
    summary,
    'Nothing is missing. Seen on this page: 6 lists, the newest in the shopper’s own order; 15 events, of which 15 taken in. ' +
      'Known: 9 acts, 6 choices, stored.',
  );
});

test('a finding names one id of each kind, the item and the event', async () => {
  const one = order(await aShelf());
  const item = { ...shoe(3), item_id: 'SKU-0003' };
  one.observe({ event: 'select_item', ecommerce: { items: [item] } });
  const [finding] = diagnose(one).findings;
  assert.equal(finding?.code, 'no-shared-id');
  assert.equal(
    finding.text,
    'Items in lists and in events share no id: a list has “shoe-3”, the event select_item “SKU-0003”, both called “Trail shoe no. 3”. Give one product one id.',
  );
  assert.deepEqual(finding.entry, { item: shoe(3), event: { event: 'select_item', items: [item] } });
});

test('one id in common is enough, and a look at something that no list had is no proof', async () => {
  const one = order(works(await aShelf()));
  one.observe({ event: 'view_item', items: [{ item_id: 'from an advertisement' }] });
  assert.deepEqual(diagnose(one).findings, []);
  const other = order(await aShelf({ database: 'other' }));
  other.observe({ event: 'view_item', items: [{ item_id: 'from an advertisement' }] });
  assert.equal(diagnose(other).findings.find(({ code }) => code === 'no-shared-id')?.level, 'weakens');
});

test('98 % without a brand are told as that, with the first that has none', async () => {
  const items = Array.from({ length: 100 }, (_, n) => ({ ...shoe(n), item_brand: n < 2 ? 'Fjell' : '', vendor: 'Fjell' }));
  const finding = diagnose(order(works(await aShelf()), { items })).findings.find(({ code }) => code === 'no-brand');
  assert.match(finding?.text ?? '', /^No item_brand in 98 % of the newest list’s items: .* Is it “vendor”\? Say so in describe\.$/);
  assert.equal(finding?.entry?.item, items[2]);
  const half = but((_, n) => (n % 2 ? { item_brand: undefined } : {}));
  assert.deepEqual(diagnose(order(works(await aShelf({ database: 'b' })), { items: half })).findings, []);
});

test('what describe makes of an item is looked at, not the item', async () => {
  const describe = ({ sku, marke }) => ({ item_id: sku, item_brand: marke, item_name: 'a', item_category: 'b', price: 3 });
  const one = order(await aShelf({ describe }), { items: shoes(24).map(({ item_id, item_brand }) => ({ sku: item_id, marke: item_brand })) });
  const codes = diagnose(one).findings.map(({ code }) => code);
  assert.ok(!codes.some((code) => /brand|title|category|price/.test(code)), `${codes}`);
});

test('what the data layer has instead is named, and nothing else of it is told', async () => {
  const one = order(await aShelf());
  connectGa4(one, { dataLayer: [{ event: 'gtm.js' }, { event: 'productClick', user: { email: 'a@b.example' } }, { event: 'gtm.dom' }] });
  const finding = diagnose(one).findings.find(({ code }) => code === 'no-events');
  assert.match(finding?.text ?? '', /“productClick” came, which is none of search, view_item_list/);
  assert.deepEqual(finding?.entry, { event: { event: 'productClick' } });
});

test('events that were heard before it was ready, and were refused then, are told of', async () => {
  await warnings(async () => {
    const one = own(startReshelf({ consent: false }));
    one.observe({ event: 'view_item', items: [] });
    await one.whenReady;
    const finding = diagnose(order(one)).findings.find(({ code }) => code === 'events-refused');
    assert.equal(finding?.level, 'stops');
    assert.deepEqual(finding?.entry, { event: { event: 'view_item', items: [] } });
    assert.match(finding?.text ?? '', /^1 of 1 event could not be used.*items is empty, and is needed\.$/);
  });
});

test('a warning of storage is not taken for one of the list that was asked for before', async () => {
  const one = works(await aShelf());
  page.indexedDB.open = () => { throw new Error('access is denied'); };
  await warnings(() => one.consent(false).then(() => one.consent(true)));
  assert.ok(!diagnose(one).findings.some(({ code }) => code.startsWith('list') || code.startsWith('items')));
});

test('of shelves apart, the one that is heard and the one that is asked, both are told', async () => {
  const [heard, asked] = [await aShelf(), await aShelf()];
  lookAtThree(heard);
  order(asked);
  for (const one of [heard, asked]) assert.equal(diagnose(one).findings.find(({ code }) => code === 'two-shelves')?.level, 'stops');
  assert.match(diagnose(asked).findings[0]?.text ?? '', /this one heard 0 events and was asked for 1 list, another heard 3 events and was asked for 0 lists/);
  await heard.dispose();
  assert.ok(!diagnose(asked).findings.some(({ code }) => code === 'two-shelves'), 'one that ended counts no more');
});

test('without a shelf given it is of the page’s own', async () => {
  const one = works(await aShelf());
  assert.deepEqual(diagnose(), diagnose(one));
  assert.deepEqual(diagnose({ evidence: one.evidence }), diagnose(one), 'and a method taken off it will do');
});

test('whatever a page has in its lists and events, it does not throw', async () => {
  const bad = [null, undefined, 0, '', Symbol('s'), { get item_id() { throw new Error('mine'); } }, { item_id: {} }, { item_id: Symbol('s') }, [], new Proxy({}, { get() { throw new Error('mine'); } })];
  await warnings(async () => {
    const one = await aShelf();
    for (const items of [bad, ...bad.map((item) => [item, shoe(1)]), ...bad]) {
      one.rerank(/** @type {any} */ ({ items }));
      one.observe(/** @type {any} */ ({ event: 'view_item', items }));
      one.observe(/** @type {any} */ (items));
      assert.doesNotThrow(() => diagnose(one));
    }
  });
});

test('what is kept for it is bounded', async () => {
  const one = await aShelf();
  for (let n = 0; n < 100; n++) {
    order(one, { query: `q ${n}` });
    one.observe({ event: 'view_item', items: [shoe(n)] });
    one.observe({ event: `other ${n}` });
    await warnings(() => one.observe({ event: 'view_item', items: [] }));
  }
  const { seen, warned } = /** @type {any} */ (one.evidence());
  assert.deepEqual([seen.lists.length, seen.events.length, seen.others.length], [4, 16, 4]);
  assert.ok(warned.size <= 2);
  const { lists, events, taken, others } = diagnose(one).seen;
  assert.deepEqual([lists, events, taken, others], [100, 200, 100, 100]);
});

/** @param {any} made a shelf, or what was found of one */
function diagnosed(made) {
  return made?.findings ? made : diagnose(made);
}

/** In a thread of its own, where no core has started. @param {string} work that makes `own` */
async function diagnosedAlone(work) {
  const pkg = new URL('pkg/', ROOT);
  const code = `
    console.warn = () => {};
    const [{ startReshelf }, { diagnose }] = await Promise.all([import('${pkg}slim.js'), import('${pkg}diagnose.js')]);
    ${work};
    const { parentPort } = await import('node:worker_threads');
    parentPort.postMessage(diagnose(own));`;
  const thread = new Thread(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const [found] = await once(thread, 'message');
  await thread.terminate();
  return found;
}

/** Whether a page of the guides has that place. @param {string} guide */
async function isThere(guide) {
  const [path = '', anchor] = guide.split('#');
  const text = await readFile(new URL(path, ROOT), 'utf8');
  return !anchor || anchorsIn(text).includes(anchor);
}
