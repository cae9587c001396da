// A shopper's shelf and its face: whatever fails, the server's order stands and nothing is thrown into the shop's page.

import { fromBase64, toBase64 } from './base64.js';
import { connect } from './connect.js';
import { coreOf } from './core.js';
import { countersOf } from './counters.js';
import { readEvents } from './events.js';
import { isHeldOut } from './holdout.js';
import { alone, isEdge, milliseconds, shelvesHere } from './host.js';
import { Learner } from './learner.js';
import { hasWorkers, isTrap, loadCore, onLostCore, resetCore, startTrainer } from './load.js';
import { History } from './history.js';
import { amongAll, askedOf, inOrder, serversOrder } from './order.js';
import { Packer } from './pack.js';
import { Reporter } from './reporter.js';
import { Seen } from './seen.js';
import { ShopFile } from './shop-file.js';
import { unbound } from './unbound.js';

/** @import * as types from './types.d.ts' */
/** @typedef {import('./types.d.ts').Options<any>} Options */
/** @typedef {import('./types.d.ts').ShopEvent} ShopEvent */
/** @typedef {import('./types.d.ts').LearnResult} LearnResult */
/** @typedef {import('./types.d.ts').Profile} Profile */
/** @typedef {import('./types.d.ts').Exported} Exported */
/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./wasm/core.js').Shelf} Core */

/**
 * A shelf, as all those of the page know each other.
 *
 * @typedef {object} OnPage
 * @property {object} copy of the package
 * @property {() => object} evidence
 */

/** Who traps again and again has a cause that stays. */
const MOST_RESTARTS = 1;

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
 * @returns {types.Reshelf<any>}
 */
export function startShelf(options, ownCore) {
  return unbound(new ReshelfFace(options ?? {}, ownCore));
}

/** @implements {types.Reshelf<any>} */
class ReshelfFace {
  #options;
  #ownCore;
  #now;
  #packer;
  #history;
  #reporter = new Reporter();
  #seen = new Seen();
  #shop;
  /** @type {OnPage} */
  #onPage = { copy: ReshelfFace, evidence: () => this.evidence() };
  /** @type {Learner | undefined} */
  #learner;
  #forgetLoss = nothing;
  #restarts = 0;
  /** @type {Set<() => void>} */
  #connections = new Set();
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
    const now = (this.#now = typeof options.now === 'function' ? options.now : Date.now);
    const warn = (/** @type {unknown} */ error, /** @type {string} */ consequence) => this.#reporter.warn(error, consequence);
    const kept = () => this.profile().topics.map((topic) => fieldOf(topic)[1]);
    const packer = (this.#packer = new Packer(options.attributes, options.describe, warn, kept));
    const replaced = () => {
      packer.respell();
      // A fit that is under way was begun with what is known no more.
      this.#learner?.stop();
    };
    const failed = (/** @type {unknown} */ error, /** @type {string} */ consequence) => this.#failed(error, consequence);
    const [reporter, seen] = [this.#reporter, this.#seen];
    const used = () => this.#reporter.tell('change', undefined);
    this.#shop = new ShopFile(options.shop, options.modules?.crowd, { used, warn });
    // Where no shopper can be nothing is asked of the host, either.
    this.#history = new History(isEdge() ? {} : options, { packer, reporter, seen, now, replaced, failed });
    shelvesHere()?.add(this.#onPage);
    this.whenReady = this.#start();
  }

  get ready() {
    return this.#history.ready;
  }

  get heldOut() {
    return this.#heldOut;
  }

  /** @param {ShopEvent} event */
  observe(event) {
    const read = this.#attempt([], () => readEvents(event, this.#options.describe !== undefined));
    if (read.length === 0) return this.#seen.other(event), false;
    // Each by itself, where a page says several at once.
    const taken = read.filter((one) =>
      this.#reporter.about(this.#seen.event(one), () => this.#attempt(false, () => this.#history.observe(one))),
    );
    if (taken.length > 0 && this.ready && this.#learnsByItself) this.#attempt(undefined, () => this.#learner?.whenIdle());
    return taken.length > 0;
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
    const list = this.#seen.list(options?.items);
    return this.#reporter.about(list, () => this.#rerank(options, list));
  }

  /**
   * @template I
   * @param {import('./types.d.ts').RerankOptions<any>} options
   * @param {import('./seen.js').SeenList} list
   * @returns {import('./types.d.ts').Reranked<I>}
   */
  #rerank(options, list) {
    const { core } = this.#history;
    if (!core || !this.ready) return serversOrder(options?.items);
    const begun = milliseconds();
    try {
      const { items } = options;
      if (!Array.isArray(items)) throw new TypeError('rerank was given no list of items');
      const packed = this.#packer.pack(items, 'It stays where the server put it');
      const { numbers, text, named } = packed;
      const asked = askedOf(options, { heldOut: this.#heldOut, seed: this.#history.seed, at: this.#now() }, named);
      const start = this.#shop.start(packed, asked, () => core.recent());
      const { known, ...answered } = core.rerank(numbers, text, { ...asked, start });
      Object.assign(list, { asked, known, arm: answered.arm });
      this.#history.changed();
      this.#shop.ordered();
      const ranked = named ? amongAll(answered, named, items.length) : answered;
      const reranked = { items: inOrder(items, ranked.order), ...ranked };
      const took = milliseconds() - begun;
      this.#lastOrder = { query: asked.query, items: reranked.items, arm: ranked.arm, milliseconds: took };
      this.#reporter.tell('order', this.#lastOrder);
      return reranked;
    } catch (error) {
      this.#failed(error);
      return serversOrder(options?.items);
    }
  }

  /** @param {any} item */
  why(item) {
    return this.#attempt([], () => {
      const id = this.#packer.idOf(item);
      return (this.#history.core?.why(id) ?? []).map((reason) => this.#shop.said(reason, id));
    });
  }

  /** @returns {Profile} */
  profile() {
    const told = () => /** @type {Profile | undefined} */ (this.#history.core?.profile(this.#now()));
    return this.#attempt(NOTHING_KNOWN, () => told() ?? NOTHING_KNOWN);
  }

  /** @returns {Promise<LearnResult>} */
  async learn() {
    return this.#learner?.learn() ?? { status: 'unavailable', examples: 0, weight: 0, milliseconds: 0 };
  }

  /** @returns {Promise<Exported>} */
  async export() {
    const { core } = this.#history;
    const snapshot = this.#attempt('', () => (core ? toBase64(core.snapshot()) : ''));
    const [profile, counters] = [this.profile(), this.counters()];
    return { format: 'reshelf', version: 1, exportedAt: this.#now(), profile, counters, snapshot };
  }

  /** @param {Exported | string} data */
  async import(data) {
    return this.#attempt(false, () => {
      const { snapshot } = typeof data === 'string' ? JSON.parse(data) : data;
      return this.#history.replace(fromBase64(snapshot));
    });
  }

  async forget() {
    this.#lastLearned = this.#lastOrder = undefined;
    try {
      await this.#history.forget();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {string | import('./types.d.ts').Topic} topic */
  forgetTopic(topic) {
    return this.#attempt(0, () => this.#history.forgetTopic(nameOf(topic)));
  }

  /** @param {string | types.Topic} topic */
  moreOf(topic) {
    return this.#attempt(false, () => {
      const found = this.profile().topics.find((one) => one.topic === nameOf(topic));
      if (!found) return false;
      const [field, value] = fieldOf(found);
      const item = { item_id: `reshelf:${found.topic}`, [field]: value };
      return [1, 2, 3].every(() => this.observe({ event: 'view_item', items: [item] }));
    });
  }

  pause(paused = true) {
    this.#attempt(undefined, () => this.#history.pause(paused));
  }

  counters() {
    return this.#attempt(countersOf(this.#now()), () => this.#history.counters());
  }

  /** @returns {types.Status} */
  status() {
    const keptBytes = this.#attempt(0, () => this.#history.core?.snapshot().length ?? 0);
    return { ...this.#standing(this.profile()), keptBytes, lastOrder: this.#lastOrder };
  }

  /** @returns {types.Evidence} */
  evidence() {
    const packer = this.#packer;
    const profile = this.profile();
    /** @type {import('./diagnose/case.js').Evidence} */
    const evidence = {
      form: 1,
      ...this.#standing(profile),
      acts: profile.acts,
      choices: profile.choices,
      counters: this.counters(),
      starting: this.#history.beginning,
      workers: hasWorkers(),
      learnsByItself: this.#learnsByItself,
      database: this.#options.database,
      seen: this.#seen,
      warned: this.#reporter.warned,
      read: (item) => packer.read(item),
      self: this.#onPage,
      shelves: shelvesHere() ?? [],
    };
    return evidence;
  }

  /** @param {boolean | undefined} given */
  async consent(given) {
    const starting = this.#history.beginning;
    await this.#history.decide(given);
    if (starting) await this.whenReady;
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
    this.#learner = undefined;
    this.#forgetLoss();
    this.#shop.end();
    shelvesHere()?.delete(this.#onPage);
    await this.#history.end();
    this.#reporter.clear();
  }

  get #learnsByItself() {
    return this.#options.autoLearn ?? true;
  }

  /** How it stands, but for what takes time to measure. @param {Profile} profile */
  #standing({ learning }) {
    const { ready, heldOut } = this;
    const { paused, consent, persistence } = this.#history;
    const { told: shop } = this.#shop;
    return { ready, paused, heldOut, consent, persistence, learning, lastLearned: this.#lastLearned, shop };
  }

  async #start() {
    if (!isEdge()) this.#shop.begin();
    await this.#withCore(async (core) => {
      if (core) this.#forgetLoss = onLostCore(() => this.#lostCore());
      await this.#history.begin(core);
    });
    return this.ready;
  }

  /** @param {(core: Core | undefined) => Promise<void>} begin with a new core, or without one where none can be had */
  async #withCore(begin) {
    let core;
    try {
      if (!isEdge()) core = await this.#startCore();
    } catch (error) {
      this.#reporter.warn(error);
    }
    // It may be disposed of by now.
    if (this.#history.ended) return core?.free();
    if (core) this.#learner = new Learner(core, this.#lessons());
    await begin(core);
  }

  async #startCore() {
    const { modules: { core } = {}, holdout } = this.#options;
    const Core = await loadCore(core === undefined ? this.#ownCore : () => core);
    await this.#holdOut(holdout);
    return coreOf(Core, this.#options, this.#packer.own, (error, consequence) => this.#reporter.warn(error, consequence));
  }

  /** @returns {import('./learner.js').Lessons} */
  #lessons() {
    const { modules, database = 'reshelf' } = this.#options;
    return {
      // Tabs that have a history in common learn one at a time.
      alone: (work) => (this.#history.persistence === 'stored' ? alone(`reshelf:${database}:learn`, work) : work()),
      startTrainer: () => startTrainer(modules),
      adopt: (adapter, examplesEver) => this.#history.adopt(adapter, examplesEver),
      finished: (result, problem) => this.#learned(result, problem),
    };
  }

  /** @param {import('./types.d.ts').Holdout | undefined} holdout */
  async #holdOut(holdout) {
    try {
      this.#heldOut = await isHeldOut(holdout);
    } catch (error) {
      this.#reporter.warn(error, 'Nobody is held out');
    }
  }

  /**
   * @param {LearnResult} result
   * @param {unknown} problem
   */
  #learned(result, problem) {
    if (problem) this.#reporter.warn(problem, 'Ordering goes on without what could be learned here');
    this.#lastLearned = result;
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
    const trapped = isTrap(error);
    this.#reporter.warn(error, trapped ? undefined : consequence);
    // Another shelf may have seen it first.
    if (trapped && this.#history.core) resetCore();
  }

  /** The module trapped, here or in another shelf: once more with a fresh instance of it, and then without. */
  #lostCore() {
    if (!this.#history.core) return;
    this.#history.loseCore();
    this.#learner?.stop();
    this.#learner = undefined;
    if (this.#restarts++ < MOST_RESTARTS) setTimeout(() => this.#restart());
  }

  async #restart() {
    await this.#withCore(async (core) => {
      if (core) await this.#history.beginAgain(core);
    });
  }
}

function nothing() {}

/** @param {string | types.Topic} topic */
function nameOf(topic) {
  return typeof topic === 'string' ? topic : topic.topic;
}

/**
 * The field of an item that the topic is about, and what stands there.
 *
 * @param {types.Topic} topic
 * @returns {[name: string, value: string]}
 */
function fieldOf({ feature, value }) {
  if (feature !== 'attribute') return [feature, value];
  // A field of the shop's own is told with its name before the value.
  const [own = '', ...words] = value.split(': ');
  return [own, words.join(': ')];
}
