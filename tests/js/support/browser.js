// A browser in Node: tabs over one IndexedDB and one localStorage in memory, each with a page that is hidden, left and shown,
// channels between them, and time that passes when the test says so. Storage fails, hangs or is full when the test says so.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';

import { entriesIn } from './copies.js';
import { fakeGzip } from './gzip.js';
import { WebStorage } from './web-storage.js';
import { shelf as createShelf, warnings } from './shelf.js';
import { startReshelf } from '../../../pkg/index.js';
import { flattened } from '../../../pkg/flat.js';
import { Shelf as Core } from '../../../pkg/wasm/core.js';
import { brandsIn, knownIn } from '../../e2e/pages/known.js';

const real = { setImmediate, setTimeout, clearTimeout, now: Date.now() };
const idb = /** @type {any} */ ({ open: IDBFactory.prototype.open, delete: IDBFactory.prototype.deleteDatabase, start: IDBTransaction.prototype._start, put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add });

// Its module is started while time still passes by itself.
await (await createShelf()).dispose();

export class Browser {
  /** What storage does: `reading` and `writing` fail, everything `hangs`, or it is `full`. */
  storage = { reading: false, writing: false, hangs: false, full: false };
  /** @type {Tab[]} */
  tabs = [];
  /** What pages find at once. */
  local = new WebStorage();
  time = 0;
  /** @type {(() => void)[]} what IndexedDB is about to do */
  #tasks = [];
  /** @type {(() => void)[]} what it does not do while it hangs */
  #held = [];
  /** @type {Map<object, (() => void)[]>} by receiver */
  #messages = new Map();
  /** @type {Map<number, { at: number, work: () => void }>} */
  #timers = new Map();
  #lastTimer = 0;
  /** A copy was made of something else than what was stored at that moment. */
  #wrong = false;
  #ticks = 0;
  /** @type {string[]} */
  warned = [];

  constructor() {
    this.factory = new IDBFactory();
    this.local.wrote = (key, text) => {
      const [, database, part] = key.split(':');
      this.#wrong ||= part === 'log' && Buffer.compare(flattened(entriesIn(text)), flattened(this.entries(database))) !== 0;
    };
    this.#install();
  }

  /** A new tab with a shelf that starts. @param {object} [options] */
  open(options) {
    const tab = new Tab(this, options);
    this.tabs.push(tab);
    return tab;
  }

  /** Lets storage answer again, what was held first. */
  answer() {
    this.storage.hangs = false;
    this.#tasks.push(...this.#held.splice(0));
  }

  /** One thing happens, chosen by the test; false where there is nothing. @param {(among: number) => number} pick */
  async step(pick, { timers = true } = {}) {
    await drained();
    const sources = [
      ...(this.#tasks.length > 0 ? [this.#tasks] : []),
      ...[...this.#messages.values()].filter((queue) => queue.length > 0),
    ];
    const due = timers ? [...this.#timers].sort(([, one], [, other]) => one.at - other.at)[0] : undefined;
    const count = sources.length + (due ? 1 : 0);
    if (count === 0) return false;
    const chosen = sources[pick(count)];
    if (chosen) chosen.shift()?.();
    else if (due) this.#fire(due[0]);
    await drained();
    return true;
  }

  /** What tabs have told each other is heard. */
  hear() {
    for (const queue of this.#messages.values()) for (const heard of queue.splice(0)) heard();
  }

  /** Everything that is about to happen does, within so many milliseconds. */
  async passes(milliseconds = 0) {
    const until = this.time + milliseconds;
    for (;;) {
      for (let steps = 0; steps < 500 && (await this.step(() => 0, { timers: false })); steps++);
      const [due] = [...this.#timers].filter(([, { at }]) => at <= until).sort(([, one], [, other]) => one.at - other.at);
      if (!due) break;
      this.#fire(due[0]);
    }
    this.time = until;
  }

  /** The names of the databases. */
  async databases() {
    return (await this.factory.databases()).map(({ name }) => String(name));
  }

  /** How many channels are open. */
  get channels() {
    return this.#messages.size;
  }

  /** The checkpoint that is stored. @returns {any} */
  checkpoint(database = 'reshelf') {
    return this.#stores(database)?.get('shelf')?.records.get('history')?.value;
  }

  /** The entries that are stored. @returns {any[]} */
  entries(database = 'reshelf') {
    return [...(this.#stores(database)?.get('log')?.records.values() ?? [])].map(({ value }) => value);
  }

  /** How much is stored of what was done. */
  stored(database = 'reshelf') {
    return this.entries(database).length + (this.checkpoint(database) ? 1 : 0);
  }

  /** Puts another checkpoint in the place of the one that is stored. @param {any} checkpoint */
  store(checkpoint, database = 'reshelf') {
    const found = this.checkpoint(database);
    for (const name of Object.keys(found)) delete found[name];
    Object.assign(found, checkpoint);
  }

  /** What is stored now; what it returns puts that back, as a crash may: none of its tabs lives on. */
  moment(database = 'reshelf') {
    const stores = this.#stores(database);
    const kept = structuredClone([...(stores?.values() ?? [])].map(({ records, keyGenerator }) => ({ all: [...records.values()], last: keyGenerator?.num })));
    return () => {
      // Another one, or it was just being made then.
      if (this.#stores(database) !== stores || stores?.size !== kept.length) return;
      [...(stores?.values() ?? [])].forEach(({ records, keyGenerator }, at) => {
        const { all, last } = structuredClone(kept[at]);
        records.clear();
        for (const record of all) records.put(record);
        if (keyGenerator) keyGenerator.num = last;
      });
    };
  }

  /** A tab ends, and what it was doing with it. @param {Tab} tab */
  async close(tab) {
    tab.shelf.dispose();
    await this.passes(1000);
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  /** @param {string} database */
  #stores(database) {
    return /** @type {any} */ (this.factory)._databases.get(database)?.rawObjectStores;
  }

  /** Whatever is left ends. */
  async end() {
    this.answer();
    this.storage = { reading: false, writing: false, hangs: false, full: false };
    const ended = Promise.all(this.tabs.map(({ shelf }) => shelf.dispose()));
    await this.passes(2000);
    await ended;
    restore();
    assert.ok(!this.#wrong, 'a copy is not what was stored when it was made');
  }

  /** @param {number} timer */
  #fire(timer) {
    const { at, work } = /** @type {{ at: number, work: () => void }} */ (this.#timers.get(timer));
    this.#timers.delete(timer);
    this.time = Math.max(this.time, at);
    work();
  }

  #install() {
    const { storage } = this;
    const browser = this;
    const own = (/** @type {any} */ work) => (storage.hangs ? this.#held.push(work) : this.#tasks.push(work));
    Object.assign(globalThis, {
      indexedDB: this.factory,
      localStorage: this.local,
      ...fakeGzip,
      setImmediate: (/** @type {() => void} */ work) => void own(work),
      setTimeout: (/** @type {() => void} */ work, delay = 0) => {
        this.#timers.set(++this.#lastTimer, { at: this.time + delay, work });
        return this.#lastTimer;
      },
      clearTimeout: (/** @type {number} */ timer) => void this.#timers.delete(timer),
      BroadcastChannel: class {
        onmessage = (/** @type {{ data: unknown }} */ _event) => {};
        /** @param {string} name */
        constructor(name) {
          this.name = name;
          browser.#messages.set(this, []);
        }
        /** @param {unknown} data */
        postMessage(data) {
          const copy = structuredClone(data);
          for (const [other, queue] of browser.#messages) {
            if (other !== this && /** @type {any} */ (other).name === this.name) queue.push(() => /** @type {any} */ (other).onmessage({ data: copy }));
          }
        }
        close() {
          browser.#messages.delete(this);
        }
      },
    });
    const fails = (/** @type {any} */ transaction) => (transaction.writes ? storage.writing : storage.reading);
    Object.assign(IDBObjectStore.prototype, {
      put(/** @type {any} */ value, /** @type {any} */ key) {
        const store = /** @type {any} */ (this);
        if (key === 'history') store.transaction.writes = true;
        return idb.put.call(store, value, key);
      },
      add(/** @type {any} */ value) {
        const store = /** @type {any} */ (this);
        store.transaction.writes = true;
        return idb.add.call(store, value);
      },
    });
    Object.assign(IDBTransaction.prototype, {
      _start() {
        const transaction = /** @type {any} */ (this);
        if (transaction.mode === 'versionchange') return idb.start.call(transaction);
        if (!transaction._started && fails(transaction)) return transaction._abort('UnknownError');
        const ends = transaction._requests.length === 0 && transaction._state !== 'finished';
        if (ends && storage.full && transaction.writes) return transaction._abort('QuotaExceededError');
        idb.start.call(transaction);
      },
    });
  }

  now() {
    return real.now + this.time + ++this.#ticks;
  }
}

/** A page with a shelf, as `shelf`. */
class Tab {
  #browser;
  #page = new EventTarget();
  #document = Object.assign(new EventTarget(), { visibilityState: 'visible' });

  /** @param {Browser} browser @param {object} [options] */
  constructor(browser, options) {
    this.#browser = browser;
    this.shelf = this.#here(() => startReshelf({ now: () => browser.now(), autoLearn: false, ...options }));
    this.shelf.on('warning', ({ message }) => browser.warned.push(message));
  }

  hide() {
    this.#document.visibilityState = 'hidden';
    this.#here(() => this.#document.dispatchEvent(new Event('visibilitychange')));
  }

  show() {
    this.#document.visibilityState = 'visible';
    this.#here(() => this.#document.dispatchEvent(new Event('visibilitychange')));
  }

  /** To another page, this one being kept to come back to. */
  leave() {
    this.#here(() => this.#page.dispatchEvent(new Event('pagehide')));
    this.hide();
  }

  comeBack() {
    this.#here(() => this.#page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })));
    this.show();
  }

  /** @param {number} n */
  look(n) {
    return this.shelf.observe({ event: 'view_item', items: [{ item_id: `shoe-${n}`, item_brand: `Brand ${n}` }] });
  }

  /** Asks for a list, and says that it is shown. @param {number} n */
  list(n) {
    const items = Array.from({ length: 4 }, (_, k) => ({ item_id: `boot-${n}-${k}`, item_brand: `Maker ${k}` }));
    const { items: shown } = this.shelf.rerank({ items, query: `boots ${n}` });
    this.shelf.observe({ event: 'view_item_list', items: shown });
  }

  /** The numbers of those looked at, as long as they are few enough for the profile. */
  get looked() {
    return brandsIn(this.shelf.profile()).sort((one, other) => one - other);
  }

  /** The numbers of all that were looked at. */
  async known() {
    const { snapshot } = await this.shelf.export();
    return knownIn(Core, Buffer.from(snapshot, 'base64'), this.#browser.now());
  }

  get acts() {
    return this.shelf.profile().acts;
  }

  /** @template R @param {() => R} work */
  #here(work) {
    const { document } = /** @type {any} */ (globalThis);
    const listen = globalThis.addEventListener;
    Object.assign(globalThis, { document: this.#document, addEventListener: this.#page.addEventListener.bind(this.#page) });
    try {
      return work();
    } finally {
      Object.assign(globalThis, { document, addEventListener: listen });
    }
  }
}

/** A test in a browser of its own. @param {string} name @param {(browser: Browser) => Promise<void>} work */
export function inBrowser(name, work) {
  test(name, () => withBrowser(work));
}

/** A browser that ends when the work is done; its warnings are in `warned` alone. @param {(browser: Browser) => Promise<void>} work */
export async function withBrowser(work) {
  const browser = new Browser();
  await warnings(async () => {
    try {
      await work(browser);
    } finally {
      await browser.end();
    }
  });
}

/** Opens a tab and waits until it has read what is stored. @param {Browser} browser @param {object} [options] */
export async function ready(browser, options = { consent: true }) {
  const tab = browser.open(options);
  await browser.passes(10);
  return tab;
}

/** All that was promised has been heard. */
function drained() {
  return new Promise((resolve) => real.setImmediate(() => resolve(undefined)));
}

const { BroadcastChannel, CompressionStream, DecompressionStream } = globalThis;
const before = { indexedDB: undefined, localStorage: undefined, BroadcastChannel, CompressionStream, DecompressionStream, ...real };

function restore() {
  Object.assign(globalThis, before);
  Object.assign(IDBTransaction.prototype, { _start: idb.start });
  Object.assign(IDBObjectStore.prototype, { put: idb.put, add: idb.add });
}
