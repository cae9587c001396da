// The package's messages, each by what leads to it in a page or in Node.

import { readFile } from 'node:fs/promises';

import { connectGa4 } from '../../../pkg/ga4.js';
import { createReshelf as createSlim } from '../../../pkg/slim.js';
import { shelf, shoe, shoes } from './shelf.js';
import { shopFile } from './shop-file.js';

const ROOT = new URL('../../../', import.meta.url);

/**
 * What is to be run one after the other, in this order: each has one line printed.
 *
 * @returns {Promise<Record<string, () => Promise<unknown>>>}
 */
export async function provoked() {
  const model = new Uint8Array(await readFile(new URL('models/base.reshelf', ROOT)));
  const from = (/** @type {object} */ options, /** @type {(own: any) => unknown} */ act = () => {}) => async () => {
    const own = await shelf(options);
    await act(own);
    await new Promise((soon) => setTimeout(soon, options.consent ? 200 : 0));
    await own.dispose();
  };
  const lists = (/** @type {object} */ options) => from({}, (own) => own.rerank(options));
  const events = (/** @type {object} */ event) => from({}, (own) => own.observe(event));
  const snapshots = (/** @type {Uint8Array} */ bytes) =>
    from({}, (own) => own.import({ snapshot: Buffer.from(bytes).toString('base64') }));
  const older = async () => {
    const bytes = Buffer.from((await (await shelf()).export()).snapshot, 'base64');
    return snapshots(bytes.fill(1, 4, 5))();
  };
  const shop = shopFile({ items: { 'shoe-1': 1 } });
  const failing = async () => {
    throw new TypeError('Failed to fetch');
  };
  const refused = async (/** @type {any} */ own) => {
    while (own.status().shop?.state === 'waiting') await new Promise((soon) => setTimeout(soon, 5));
  };
  const orderAndWait = (/** @type {any} */ own) => (own.rerank({ items: shoes(3) }), refused(own));
  const missing = async () => new Response('', { status: 404 });
  return {
    // The module is started once a process, so what is tried without one comes first.
    'no core': () => createSlim(),
    'no list': lists({ items: { hits: [] } }),
    'no id': lists({ items: [shoe(1), { item_name: 'Trail shoe' }] }),
    'an item that is none': lists({ items: [null] }),
    'a line that is no product': events({ event: 'purchase', items: [{ price: 5 }, shoe(1)] }),
    'a description that fails': from({ describe: (/** @type {any} */ { maker }) => ({ item_id: maker.name }) }, (own) => own.rerank({ items: [{}] })),
    'a negative price': lists({ items: [...shoes(3), { ...shoe(3), price: -5 }] }),
    'a huge price': lists({ items: [{ ...shoe(3), price: 1e300 }] }),
    'a vector that is not finite': lists({ items: [{ ...shoe(3), embedding: [NaN] }] }),
    'no strength': lists({ items: shoes(3), strength: NaN }),
    'no run': lists({ items: shoes(3), diversity: { by: 'item_brand', run: 0 } }),
    'a long list': lists({ items: shoes(10_001) }),
    'a long id': lists({ items: [{ item_id: 'x'.repeat(600) }] }),
    'a long vector': lists({ items: [{ ...shoe(3), embedding: new Float32Array(600) }] }),
    'many items': events({ event: 'purchase', items: shoes(201) }),
    'no items': events({ event: 'view_item' }),
    'no data layer': from({}, (own) => own.connect(undefined)),
    'no snapshot': snapshots(new Uint8Array(99)),
    'an old snapshot': older,
    'a large snapshot': snapshots(new Uint8Array(5 * 2 ** 20)),
    'no model': from({ model: new Uint8Array(99) }),
    'a damaged model': from({ model: model.with(2000, model[2000] ^ 1) }),
    'a large model': from({ model: new Uint8Array(200_000) }),
    'a new model': from({ model: model.with(4, 9) }),
    'a foreign model': from({ model: withChecksum(model.with(6, model[6] ^ 1)) }),
    'a model that is not there': () => withGlobal('fetch', missing, from({ model: '/models/ours.reshelf' })),
    'no shop file': from({ shop: new Uint8Array(99) }, refused),
    'a damaged shop file': from({ shop: shop.with(50, shop[50] ^ 1) }, refused),
    'a new shop file': from({ shop: shop.with(4, 9) }, refused),
    'a large shop file': from({ shop: new Uint8Array(5_000_000) }, refused),
    'a shop file that is not there': () => withGlobal('fetch', missing, from({ shop: '/reshelf/autumn.shop' }, orderAndWait)),
    'a shop file that is not let in': () => withGlobal('fetch', failing, from({ shop: '/reshelf/autumn.shop' }, orderAndWait)),
    'a shop file that the page cannot fetch': async () => from({ shop: Promise.reject(new TypeError('Failed to fetch')) }, refused)(),
    'no id for a holdout': from({ holdout: { share: 0.1 } }),
    'a share of no share': from({ holdout: { id: 'customer-17', share: 10 } }),
    'no https': () => outsideNode(() => withGlobal('crypto', undefined, from({ holdout: { id: 'customer-17', share: 0.1 } }))),
    'no storage': from({ consent: true }, (own) => own.observe({ event: 'view_item', items: [shoe(1)] })),
    'no workers': () => outsideNode(from({}, chooseAndLearn)),
    'no script for the worker': () => withGlobal('Worker', WorkerWithoutScript, from({}, chooseAndLearn)),
    'requests unanswered': () => searchAnswering({ results: [] }),
    'no hits': () => searchAnswering({ results: [{}] }),
    'no array for GA4': from({}, (own) => connectGa4(own, { dataLayer: /** @type {any} */ ({}) })),
    'no shelf for GA4': async () => connectGa4(/** @type {any} */ (undefined), { dataLayer: [] }),
    'what is no shelf for GA4': async () => connectGa4(/** @type {any} */ ({}), { dataLayer: [{ event: 'search' }] }),
  };
}

/** The bytes with the checksum that they should have: FNV-1a, 64 bits. @param {Uint8Array} bytes */
function withChecksum(bytes) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of bytes.subarray(0, -8)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, sum, true);
  return bytes;
}

/** @param {string} name @param {unknown} value @param {() => Promise<unknown>} work */
async function withGlobal(name, value, work) {
  const own = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    await work();
  } finally {
    delete (/** @type {any} */ (globalThis)[name]);
    if (own) Object.defineProperty(globalThis, name, own);
  }
}

/** Node has threads for workers, and hashes without https. @param {() => Promise<void>} work */
function outsideNode(work) {
  const { process } = globalThis;
  const other = Object.create(process, { versions: { value: {} }, getBuiltinModule: { value: undefined } });
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  return withGlobal('document', document, () => withGlobal('process', other, work));
}

class WorkerWithoutScript {
  /** @type {(event: { message?: string }) => void} */
  onerror = () => {};
  postMessage() {
    queueMicrotask(() => this.onerror({}));
  }
  terminate() {}
}

/** @param {any} own */
async function chooseAndLearn(own) {
  for (let n = 0; n < 6; n++) {
    const { items } = own.rerank({ items: shoes(12, 20 * n) });
    own.observe({ event: 'select_item', items: [items[3]] });
  }
  await own.learn();
}

let copies = 0;

/** Each in a copy of the module, which prints its first line only. @param {object} response */
async function searchAnswering(response) {
  const { withReshelf } = await import(`../../../pkg/instantsearch.js?${++copies}`);
  const client = withReshelf({ search: async () => response }, await shelf(), { window: 40 });
  await client.search([{ indexName: 'shoes', params: { hitsPerPage: 20 } }]).catch(() => {});
}
