// A shopper's shelf and its face: whatever fails, the server's order stands and nothing is thrown into the shop's page.

import { fromBase64, toBase64 } from './base64.js';
import { connect } from './connect.js';
import { coreOf } from './core.js';
import { Counters } from './counters.js';
import { EarlyEvents } from './early.js';
import { readEvent } from './events.js';
import { isHeldOut } from './holdout.js';
import { Keeper } from './keeper.js';
import { Learner } from './learner.js';
import { loadCore, startTrainer } from './load.js';
import { serversOrder } from './order.js';
import { Packer } from './pack.js';
import { inOrder, rank } from './rank.js';
import { Reporter } from './reporter.js';

/** @import * as types from './types.d.ts' */
/** @typedef {import('./types.d.ts').Options<any>} Options */
/** @typedef {import('./types.d.ts').ShopEvent} ShopEvent */
/** @typedef {import('./types.d.ts').LearnResult} LearnResult */
/** @typedef {import('./types.d.ts').Profile} Profile */
/** @typedef {import('./types.d.ts').Exported} Exported */
/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./early.js').Early} Early */
/** @typedef {import('./wasm/core.js').Shelf} Core */

/** @type {Profile} */
const NOTHING_KNOWN = {
  acts: 0,
  choices: 0,
  paused: false,
  topics: [],
  sentences: [],
  learning: { examples: 0, weight: 0, judged: 0, gain: 0 },
};

/**
 * Starts a shelf; it is there at once and gets ready by itself.
 *
 * @param {Options | undefined} options
 * @param {() => ModuleSource | Promise<ModuleSource>} ownCore where the core is, if the shop does not say
 */
export function startShelf(options, ownCore) {
  return new ReshelfFace(options ?? {}, ownCore);
}

/** @implements {types.Reshelf<any>} */
class ReshelfFace {
  #options;
  #ownCore;
  #now;
  #packer;
  #counters;
  #reporter = new Reporter();
  #keeper;
  #early = new EarlyEvents();
  /** What sets the coins of interleaved lists. */
  #seed = Math.floor(Math.random() * 2 ** 32);
  /** @type {Core | undefined} */
  #core;
  /** @type {Learner | undefined} */
  #learner;
  /** @type {Set<() => void>} */
  #connections = new Set();
  /** @type {boolean | undefined} */
  #consent;
  #starting = true;
  #heldOut = false;
  /** @type {LearnResult | undefined} */
  #lastLearned;
  /** @type {types.Ordered<any> | undefined} */
  #lastOrder;

  /**
   * @param {Options} options
   * @param {() => ModuleSource | Promise<ModuleSource>} ownCore
   */
  constructor(options, ownCore) {
    this.#options = options;
    this.#ownCore = ownCore;
    this.#now = typeof options.now === 'function' ? options.now : Date.now;
    this.#packer = new Packer(options.attributes, options.describe);
    this.#counters = new Counters(this.#now());
    this.#consent = options.consent;
    this.#keeper = new Keeper(options.database ?? 'reshelf', this.#history(), (error, consequence) =>
      this.#reporter.warn(error, consequence),
    );
    this.whenReady = this.#start(options);
  }

  get ready() {
    return this.#core !== undefined && !this.#starting;
  }

  get heldOut() {
    return this.#heldOut;
  }

  /** @param {ShopEvent} event */
  observe(event) {
    return this.#attempt(false, () => {
      const read = readEvent(event);
      if (!read) return false;
      const early = { event: read, at: this.#now() };
      if (this.#starting || this.#consent === undefined) this.#early.add(early);
      if (this.#starting) return true;
      if (!this.#takeIn(early)) return false;
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
    if (!core || !this.ready) return serversOrder(options?.items);
    const begun = performance.now();
    try {
      const { items } = options;
      if (!Array.isArray(items)) throw new TypeError('rerank was given no list of items');
      const packed = this.#packer.pack(items);
      const ranked = rank(core, packed, options, { heldOut: this.#heldOut, seed: this.#seed, at: this.#now() });
      const ids = inOrder(packed.ids, ranked.order);
      this.#counters.handedOut({ ...ranked, ids, query: String(options.query ?? '') });
      const ordered = inOrder(items, ranked.order);
      this.#ordered(options.query, ordered, ranked.arm, performance.now() - begun);
      return { items: ordered, ...ranked };
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
    const [profile, counters] = [this.profile(), this.counters()];
    return { format: 'reshelf', version: 1, exportedAt: this.#now(), profile, counters, snapshot };
  }

  /** @param {Exported | string} data */
  async import(data) {
    return this.#attempt(false, () => {
      const { snapshot } = typeof data === 'string' ? JSON.parse(data) : data;
      if (!this.#core) return false;
      this.#core.restore(fromBase64(snapshot));
      this.#learner?.stop();
      this.#known();
      return true;
    });
  }

  async forget() {
    this.#attempt(undefined, () => this.#forgetHere());
    await this.#keeper.forget();
  }

  /** @param {string | import('./types.d.ts').Topic} topic */
  forgetTopic(topic) {
    return this.#attempt(0, () => {
      const name = typeof topic === 'string' ? topic : topic.topic;
      const forgotten = this.#core?.forgetTopic(name) ?? 0;
      // A fit that is under way was begun with what is now forgotten.
      this.#learner?.stop();
      this.#known();
      return forgotten;
    });
  }

  /** @param {string | types.Topic} topic */
  moreOf(topic) {
    return this.#attempt(false, () => {
      const name = typeof topic === 'string' ? topic : topic.topic;
      const found = this.profile().topics.find((one) => one.topic === name);
      if (!found) return false;
      const item = itemAbout(found);
      return [1, 2, 3].every(() => this.observe({ event: 'view_item', items: [item] }));
    });
  }

  pause(paused = true) {
    this.#attempt(undefined, () => this.#core?.pause(paused));
    this.#known();
  }

  counters() {
    return this.#counters.totals();
  }

  /** @returns {types.Status} */
  status() {
    const { learning, paused } = this.profile();
    const keptBytes = this.#attempt(0, () => this.#core?.snapshot().length ?? 0);
    const { ready, heldOut } = this;
    return {
      ready,
      paused,
      heldOut,
      consent: this.#consent,
      keptBytes,
      learning,
      lastLearned: this.#lastLearned,
      lastOrder: this.#lastOrder,
    };
  }

  /** @param {boolean | undefined} given */
  async consent(given) {
    this.#consent = given;
    // Starting ends with what is decided by then: before the core is there nothing can be read into it.
    if (this.#starting) return void (await this.whenReady);
    if (given) await this.#keep();
    else if (given === undefined) this.#keeper.pause();
    else await this.#keepNothing();
    this.#reporter.tell('change', undefined);
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
    this.#starting = false;
    for (const end of this.#connections) end();
    this.#connections.clear();
    this.#learner?.stop();
    await this.#keeper.close();
    this.#reporter.clear();
    const core = this.#core;
    this.#core = this.#learner = undefined;
    core?.free();
  }

  /** @param {Options} options */
  async #start({ modules = {}, holdout }) {
    try {
      if (this.#consent) this.#keeper.readAhead();
      const core = await this.#startCore(modules.core, holdout);
      // It may be disposed of by now.
      if (!this.#starting) return core.free(), false;
      this.#core = core;
      this.#learner = new Learner(
        core,
        () => startTrainer(modules),
        (result, problem) => this.#learned(result, problem),
      );
    } catch (error) {
      this.#reporter.warn(error);
    }
    if (this.#consent) await this.#keep();
    else this.#takeInEarly();
    if (this.#consent === false) await this.#keepNothing();
    this.#starting = false;
    return this.ready;
  }

  /**
   * @param {ModuleSource | Promise<ModuleSource> | undefined} source
   * @param {import('./types.d.ts').Holdout | undefined} holdout
   */
  async #startCore(source, holdout) {
    const Core = await loadCore(source === undefined ? this.#ownCore : () => source);
    await this.#holdOut(holdout);
    return coreOf(Core, this.#options, this.#packer.own, (error, consequence) => this.#reporter.warn(error, consequence));
  }

  /** What was stored earlier is joined by what was done since this page came up. */
  async #keep() {
    const restored = this.#core !== undefined && (await this.#keeper.keep());
    if (restored || this.#starting) this.#takeInEarly();
    if (this.#early.all().length > 0) this.#changed();
    this.#early.clear();
  }

  async #keepNothing() {
    this.#early.clear();
    await this.#keeper.discard();
  }

  #takeInEarly() {
    for (const early of this.#early.all()) this.#attempt(false, () => this.#takeIn(early));
  }

  /** @param {import('./types.d.ts').Holdout | undefined} holdout */
  async #holdOut(holdout) {
    try {
      this.#heldOut = await isHeldOut(holdout);
    } catch (error) {
      this.#reporter.warn(error, 'Nobody is held out');
    }
  }

  /** @returns {import('./keeper.js').History} */
  #history() {
    return {
      kept: () => this.#core && { bytes: this.#core.snapshot(), counters: this.counters(), seed: this.#seed },
      restore: (kept) => this.#restore(kept),
      forget: () => this.#forgetHere(),
    };
  }

  /** @param {import('./storage.js').Kept} kept */
  #restore({ bytes, counters, seed }) {
    this.#core?.restore(bytes);
    if (counters) this.#counters.restore(counters);
    this.#seed = seed ?? this.#seed;
    this.#learner?.stop();
    this.#reporter.tell('change', undefined);
  }

  #forgetHere() {
    this.#early.clear();
    this.#learner?.stop();
    this.#counters.clear(this.#now());
    this.#core?.forget();
    this.#lastLearned = this.#lastOrder = undefined;
    this.#reporter.tell('change', undefined);
  }

  /** @param {Early} early */
  #takeIn({ event: { kind, items, query }, at }) {
    if (!this.#core || this.#core.paused) return false;
    const { numbers, text, ids } = this.#packer.pack(items);
    this.#core.observe(kind, numbers, text, query, at);
    this.#counters.observed(kind, ids);
    return true;
  }

  /**
   * @param {string | null | undefined} query
   * @param {object[]} items
   * @param {types.Arm} arm
   * @param {number} milliseconds
   */
  #ordered(query, items, arm, milliseconds) {
    this.#lastOrder = { query: String(query ?? ''), items, arm, milliseconds };
    this.#reporter.tell('order', this.#lastOrder);
  }

  /** What is known has changed. */
  #known() {
    this.#keeper.changed();
    this.#reporter.tell('change', undefined);
  }

  /** The shopper did something. */
  #changed() {
    this.#known();
    if (this.#options.autoLearn ?? true) this.#learner?.whenIdle();
  }

  /**
   * @param {LearnResult} result
   * @param {unknown} problem
   */
  #learned(result, problem) {
    if (problem) this.#reporter.warn(problem, 'Ordering goes on without what could be learned here');
    this.#lastLearned = result;
    if (result.status === 'adopted') this.#known();
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
      this.#failed(error, 'What is known stays as it was');
      return otherwise;
    }
  }

  /**
   * @param {unknown} error
   * @param {string} [consequence] where it is another than that the server's order stands
   */
  #failed(error, consequence) {
    // After a trap the module's memory cannot be trusted any more.
    const trapped = error instanceof WebAssembly.RuntimeError;
    if (trapped) this.#core = this.#learner = undefined;
    this.#reporter.warn(error, trapped ? undefined : consequence);
  }
}

function nothing() {}

/**
 * A product of which nothing but that is known.
 *
 * @param {types.Topic} topic
 */
function itemAbout({ topic, feature, value }) {
  // A field of the shop's own is told with its name before the value.
  const [own, ...words] = value.split(': ');
  const [name, told] = feature === 'attribute' ? [own, words.join(': ')] : [feature, value];
  return { item_id: `reshelf:${topic}`, [String(name)]: told };
}
