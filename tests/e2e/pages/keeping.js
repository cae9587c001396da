// A page of a shop whose shopper agreed. `?look=3` looks at the third thing while all is being loaded; with `&step=5&most=60` it is
// left for the page of the eighth as soon as that is stored, and so on, and closed after the last. `&forget=2` forgets
// everything 2 ms after the start. `&at=…` stops the clock. `&late=1000` opens the database a second late.

import { startReshelf } from '/pkg/dist/reshelf.module.js';

const asked = new URLSearchParams(location.search);
const database = asked.get('database') ?? 'reshelf';
const numberOf = (/** @type {string} */ name) => (asked.has(name) ? Number(asked.get(name)) : undefined);

/** How many entries were added here: their transactions are complete. */
let added = 0;
const { add } = IDBObjectStore.prototype;
IDBObjectStore.prototype.add = function (...entry) {
  this.transaction.addEventListener('complete', () => {
    added++;
    if (asked.has('step')) goOn();
  });
  return add.apply(this, entry);
};

const late = numberOf('late');
const { open: openDatabase } = IDBFactory.prototype;
if (late) {
  // Whoever asks for the database gets it late; how many have it is told in `opened`.
  Object.assign(window, { opened: 0 });
  IDBFactory.prototype.open = function (...asked) {
    const request = /** @type {any} */ ({});
    setTimeout(() => {
      const own = openDatabase.apply(this, asked);
      for (const heard of ['onupgradeneeded', 'onsuccess', 'onerror']) {
        own[heard] = (event) => (Object.assign(request, { result: own.result, error: own.error, transaction: own.transaction }), window.opened++, request[heard](event));
      }
    }, late);
    return request;
  };
}

const clock = { at: numberOf('at') };
const attributes = Array.from({ length: 16 }, (_, n) => `own${n}`);
const shelf = startReshelf({ consent: true, autoLearn: false, database, attributes, now: () => clock.at ?? Date.now() });
/** @type {string[]} */
const warned = [];
shelf.on('warning', ({ message, consequence }) => {
  // It does so late, on a machine that is busy.
  if (message !== 'storage does not answer') warned.push(`${message} ${consequence}`);
});

/** @param {number} n */
const look = (n) => shelf.observe({ event: 'view_item', items: [{ item_id: `shoe-${n}`, item_brand: `Brand ${n}` }] });

/** @param {string} id */
const boot = (id) => ({ item_id: id, item_name: `Boot ${id}`, item_brand: `Maker ${id.length % 5}${id.at(-1)}`, price: 40 + Number(id.at(-1)) });

/** Which looks are known; each of them once, or it is said that they are not. */
async function known() {
  const [{ knownIn }, { default: start, Shelf: Core }] = await Promise.all([import('./known.js'), import('/pkg/wasm/core.js')]);
  await start({ module_or_path: fetch('/pkg/wasm/core_bg.wasm') });
  const { snapshot, profile } = await shelf.export();
  const numbers = knownIn(Core, Uint8Array.from(atob(snapshot), (letter) => letter.charCodeAt(0)), Date.now());
  return numbers.length === profile.acts ? numbers : [...numbers, `of ${profile.acts} acts`];
}

/** @type {Promise<IDBDatabase> | undefined} another than the shelf's */
let connected;

function connection() {
  connected ??= new Promise((resolve) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
  return connected;
}

/** @param {(log: IDBObjectStore) => IDBRequest} question */
async function asksLog(question) {
  const open = await connection();
  return new Promise((resolve) => {
    const request = question(open.transaction('log').objectStore('log'));
    request.onsuccess = () => resolve(request.result);
  });
}

/** What is stored of what was done. */
const stored = () => asksLog((log) => log.getAll());

/** Does something, and waits until another connection reads it; how long that took. @param {() => void} act */
async function durable(act) {
  const last = async () => (await asksLog((log) => log.getAllKeys())).at(-1) ?? 0;
  const before = await last();
  const begun = performance.now();
  act();
  while ((await last()) === before);
  return performance.now() - begun;
}

/** Does something, and waits until that is stored. @param {() => void} act */
async function acknowledged(act) {
  const before = added;
  act();
  while (added === before) await new Promise((soon) => setTimeout(soon));
}

function goOn() {
  const next = Number(asked.get('look')) + Number(asked.get('step'));
  if (next >= Number(asked.get('most'))) return close();
  asked.set('look', `${next}`);
  location.search = `${asked}`;
}

Object.assign(window, { shelf, clock, look, boot, known, warned, stored, durable, acknowledged });
if (asked.has('look')) look(Number(asked.get('look')));
if (asked.has('forget')) {
  setTimeout(() => {
    Object.assign(window, { forgotAt: Date.now() });
    shelf.forget();
  }, numberOf('forget'));
}
