// createReshelf and its face: whatever fails, the server's order stands and nothing is thrown into the shop's page.

import { connect } from './connect.js';
import { readEvent } from './events.js';
import { Keeper } from './keeper.js';
import { Learner } from './learner.js';
import { bytesOf, loadCore, startWorker } from './load.js';
import { maxShiftOf, pinnedOf, serversOrder, strengthOf } from './order.js';
import { Packer } from './pack.js';
import { fromBase64, toBase64 } from './base64.js';
import { Reporter } from './reporter.js';

/** @import * as types from './types.d.ts' */
/** @typedef {import('./types.d.ts').Options<any>} Options */
/** @typedef {import('./types.d.ts').ShopEvent} ShopEvent */
/** @typedef {import('./types.d.ts').LearnResult} LearnResult */
/** @typedef {import('./types.d.ts').Profile} Profile */
/** @typedef {import('./types.d.ts').Exported} Exported */
/** @typedef {import('./wasm/core.js').Shelf} Core */

/** Events kept while consent is not decided, to be taken in again on top of what was stored. */
const EVENTS_BEFORE_CONSENT = 64;

/** @type {Profile} */
const NOTHING_KNOWN = {
  acts: 0,
  choices: 0,
  paused: false,
  topics: [],
  sentences: [],
  learning: { examples: 0, weight: 0 },
};

/** @type {typeof types.createReshelf} */
export async function createReshelf(options = {}) {
  const shelf = new ReshelfFace(options);
  await shelf.start();
  return shelf;
}

/** @implements {types.Reshelf<any>} */
class ReshelfFace {
  #options;
  #now;
  #packer;
  #reporter = new Reporter();
  /** @type {Core | undefined} */
  #core;
  /** @type {Learner | undefined} */
  #learner;
  /** @type {Keeper | undefined} */
  #keeper;
  /** @type {Set<() => void>} */
  #connections = new Set();
  /** @type {{ event: import('./events.js').ReadEvent, at: number }[]} */
  #beforeConsent = [];
  /** @type {boolean | undefined} */
  #consent;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#packer = new Packer(options.attributes ?? [], options.describe);
  }

  async start() {
    try {
      const Shelf = await loadCore(this.#options.modules?.core);
      this.#core = await this.#shelfOf(Shelf);
    } catch (error) {
      this.#reporter.warn(error);
      return;
    }
    const { database = 'reshelf', modules, consent } = this.#options;
    this.#keeper = new Keeper(database, this.#history(), (error) => this.#reporter.warn(error, 'What is known is not kept beyond this page'));
    this.#learner = new Learner(
      this.#core,
      () => startWorker(modules?.worker),
      (result, problem) => this.#learned(result, problem),
    );
    if (consent !== undefined) await this.consent(consent);
  }

  get ready() {
    return this.#core !== undefined;
  }

  /** @param {ShopEvent} event */
  observe(event) {
    return this.#attempt(false, () => {
      const read = readEvent(event);
      if (!read) return false;
      const at = this.#now();
      if (!this.#takeIn(read, at)) return false;
      if (this.#consent === undefined && this.#beforeConsent.length < EVENTS_BEFORE_CONSENT) {
        this.#beforeConsent.push({ event: read, at });
      }
      this.#changed();
      return true;
    });
  }

  /** @param {unknown[]} dataLayer */
  connect(dataLayer) {
    const end = this.#attempt(nothing, () =>
      connect(dataLayer, (entry) => this.observe(/** @type {ShopEvent} */ (entry))),
    );
    this.#connections.add(end);
    return () => {
      end();
      this.#connections.delete(end);
    };
  }

  /**
   * @template I
   * @param {import('./types.d.ts').RerankOptions<any>} options
   * @returns {import('./types.d.ts').Reranked<I>}
   */
  rerank(options) {
    const core = this.#core;
    if (!core) return serversOrder(options?.items);
    try {
      const { items } = options;
      if (!Array.isArray(items)) throw new TypeError('rerank was given no list of items');
      const { numbers, text } = this.#packer.pack(items);
      const order = core.rerank(
        numbers,
        text,
        String(options.query ?? ''),
        strengthOf(options),
        maxShiftOf(options),
        pinnedOf(options),
        String(options.diversity?.by ?? ''),
        options.diversity?.run ?? 0,
        options.refresh ?? false,
        this.#now(),
      );
      const ordered = new Array(items.length);
      for (let k = 0; k < ordered.length; k++) ordered[k] = items[/** @type {number} */ (order[k])];
      return { items: ordered, order, personalised: core.personalised };
    } catch (error) {
      this.#failed(error);
      return serversOrder(options?.items);
    }
  }

  /** @param {any} item */
  why(item) {
    return this.#attempt([], () => this.#core?.why(this.#packer.idOf(item)) ?? []);
  }

  /** @returns {Profile} */
  profile() {
    const told = () => /** @type {Profile | undefined} */ (this.#core?.profile(this.#now()));
    return this.#attempt(NOTHING_KNOWN, () => told() ?? NOTHING_KNOWN);
  }

  /** @returns {Promise<LearnResult>} */
  async learn() {
    return this.#learner?.learn() ?? { status: 'unavailable', examples: 0, weight: 0, milliseconds: 0 };
  }

  /** @returns {Promise<Exported>} */
  async export() {
    const snapshot = this.#attempt('', () => (this.#core ? toBase64(this.#core.snapshot()) : ''));
    return { format: 'reshelf', version: 1, exportedAt: this.#now(), profile: this.profile(), snapshot };
  }

  /** @param {Exported | string} data */
  async import(data) {
    return this.#attempt(false, () => {
      const { snapshot } = typeof data === 'string' ? JSON.parse(data) : data;
      if (!this.#core) return false;
      this.#restore(fromBase64(snapshot));
      this.#keeper?.changed();
      return true;
    });
  }

  async forget() {
    this.#attempt(undefined, () => this.#forgetHere());
    await this.#keeper?.forget();
  }

  /** @param {string | import('./types.d.ts').Topic} topic */
  forgetTopic(topic) {
    return this.#attempt(0, () => {
      const name = typeof topic === 'string' ? topic : topic.topic;
      const forgotten = this.#core?.forgetTopic(name) ?? 0;
      // A fit that is under way was begun with what is now forgotten.
      this.#learner?.stop();
      this.#keeper?.changed();
      return forgotten;
    });
  }

  pause(paused = true) {
    this.#attempt(undefined, () => this.#core?.pause(paused));
    this.#keeper?.changed();
  }

  /** @param {boolean} given */
  async consent(given) {
    this.#consent = given;
    const earlier = this.#beforeConsent;
    this.#beforeConsent = [];
    if (!given) return this.#keeper?.discard();

    const restored = await this.#keeper?.keep();
    if (restored) this.#attempt(undefined, () => earlier.forEach(({ event, at }) => this.#takeIn(event, at)));
    if (earlier.length > 0) this.#changed();
  }

  /**
   * @template {keyof import('./types.d.ts').Events} E
   * @param {E} event
   * @param {(detail: import('./types.d.ts').Events[E]) => void} listener
   */
  on(event, listener) {
    return this.#reporter.on(event, listener);
  }

  async dispose() {
    for (const end of this.#connections) end();
    this.#connections.clear();
    this.#learner?.stop();
    await this.#keeper?.close();
    this.#reporter.clear();
    const core = this.#core;
    this.#core = this.#learner = this.#keeper = undefined;
    core?.free();
  }

  /** @param {typeof import('./wasm/core.js').Shelf} Shelf */
  async #shelfOf(Shelf) {
    const core = await this.#withModel(Shelf);
    this.#packer.own.forEach((name) => core.addField(name));
    return core;
  }

  /** @param {typeof import('./wasm/core.js').Shelf} Shelf */
  async #withModel(Shelf) {
    const { model, coldStart = false } = this.#options;
    if (model !== undefined) {
      try {
        return new Shelf(await bytesOf(model), coldStart);
      } catch (error) {
        this.#reporter.warn(error, 'The model that comes with reshelf orders instead');
      }
    }
    return new Shelf(undefined, coldStart);
  }

  /** @returns {import('./keeper.js').History} */
  #history() {
    return {
      snapshot: () => this.#core?.snapshot() ?? new Uint8Array(),
      restore: (bytes) => this.#restore(bytes),
      forget: () => this.#forgetHere(),
    };
  }

  /** @param {Uint8Array} bytes */
  #restore(bytes) {
    this.#core?.restore(bytes);
    this.#learner?.stop();
  }

  #forgetHere() {
    this.#beforeConsent = [];
    this.#learner?.stop();
    this.#core?.forget();
  }

  /**
   * @param {import('./events.js').ReadEvent} event
   * @param {number} at
   */
  #takeIn({ kind, items, query }, at) {
    if (!this.#core || this.#core.paused) return false;
    const { numbers, text } = this.#packer.pack(items);
    this.#core.observe(kind, numbers, text, query, at);
    return true;
  }

  #changed() {
    this.#keeper?.changed();
    if (this.#options.autoLearn ?? true) this.#learner?.whenIdle();
  }

  /**
   * @param {LearnResult} result
   * @param {unknown} problem
   */
  #learned(result, problem) {
    if (problem) this.#failed(problem);
    if (result.status === 'adopted') this.#keeper?.changed();
    this.#reporter.tell('learn', result);
  }

  /**
   * @template R
   * @param {R} otherwise
   * @param {() => R} work
   * @returns {R}
   */
  #attempt(otherwise, work) {
    try {
      return work();
    } catch (error) {
      this.#failed(error);
      return otherwise;
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    // After a trap the module's memory cannot be trusted any more.
    if (error instanceof WebAssembly.RuntimeError) this.#core = this.#learner = undefined;
    this.#reporter.warn(error);
  }
}

function nothing() {}
