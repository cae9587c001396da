// What is known of the shopper on this page: taken in, kept where consent allows, replaced, forgotten.

import { countedOf, countersOf } from './counters.js';
import { EarlyEvents } from './early.js';
import { Keeper } from './keeper.js';

/** @typedef {import('./wasm/core.js').Shelf} Core */
/** @typedef {import('./storage.js').Kept} Kept */

/**
 * @typedef {object} Surroundings
 * @property {import('./pack.js').Packer} packer
 * @property {import('./reporter.js').Reporter} reporter
 * @property {() => number} now
 * @property {() => void} replaced what was known is no more: whatever began with it is to end
 */

/** Until it has begun events wait; then the core has what there is. */
export class History {
  #packer;
  #reporter;
  #now;
  #replaced;
  #keeper;
  /** Since when it is counted. */
  #since;
  #early = new EarlyEvents();
  /** @type {Core | undefined} */
  #core;
  /** @type {boolean | undefined} */
  #consent;
  #beginning = true;
  /** What sets the coins of interleaved lists. */
  seed = Math.floor(Math.random() * 2 ** 32);

  /**
   * @param {{ database?: string, consent?: boolean }} options
   * @param {Surroundings} surroundings
   */
  constructor({ database = 'reshelf', consent }, { packer, reporter, now, replaced }) {
    this.#packer = packer;
    this.#reporter = reporter;
    this.#now = now;
    this.#replaced = replaced;
    this.#consent = consent;
    this.#since = now();
    this.#keeper = new Keeper(database, this.#source(), (error, consequence) => reporter.warn(error, consequence));
    // While the core is being loaded.
    if (consent) this.#keeper.readAhead();
  }

  get core() {
    return this.#core;
  }

  /** What came of the lists handed out. */
  counters() {
    return countersOf(this.#since, this.#core?.counted());
  }

  get consent() {
    return this.#consent;
  }

  /** True where there is a core, and it has what was stored. */
  get ready() {
    return this.#core !== undefined && !this.#beginning;
  }

  /** True until it has begun, or ended. */
  get beginning() {
    return this.#beginning;
  }

  /**
   * With that core, or without one; what is stored and what was done meanwhile goes into it.
   *
   * @param {Core | undefined} core
   */
  async begin(core) {
    this.#core = core;
    if (this.#consent) await this.#keep();
    else this.#takeInEarly();
    // It may have been taken back meanwhile.
    if (this.#consent === false) await this.#keepNothing();
    this.#beginning = false;
  }

  /**
   * Takes an event in, or lets it wait.
   *
   * @param {import('./events.js').ReadEvent} event
   */
  observe(event) {
    const early = { event, at: this.#now() };
    if (this.#beginning || this.#consent === undefined) this.#early.add(early);
    return this.#beginning || this.#takeIn(early);
  }

  /** What is known has changed. */
  changed() {
    this.#keeper.changed();
    this.#reporter.tell('change', undefined);
  }

  /** @param {boolean | undefined} given */
  async decide(given) {
    this.#consent = given;
    // Beginning ends with what is decided by then: before the core is there nothing can be read into it.
    if (this.#beginning) return;
    if (given) await this.#keep();
    else if (given === undefined) this.#keeper.pause();
    else await this.#keepNothing();
    this.#reporter.tell('change', undefined);
  }

  /** Whatever becomes of the core, nothing stays in storage. */
  async forget() {
    try {
      this.#forgetHere();
    } finally {
      await this.#keeper.forget();
    }
  }

  /** After a trap the module's memory cannot be trusted any more. */
  loseCore() {
    this.#core = undefined;
  }

  async end() {
    this.#beginning = false;
    await this.#keeper.close();
    const core = this.#core;
    this.#core = undefined;
    core?.free();
  }

  /** What was stored earlier is joined by what was done since this page came up. */
  async #keep() {
    const restored = this.#core !== undefined && (await this.#keeper.keep());
    if (restored || this.#beginning) this.#takeInEarly();
    if (this.#early.all().length > 0) this.changed();
    this.#early.clear();
  }

  async #keepNothing() {
    this.#early.clear();
    await this.#keeper.discard();
  }

  #takeInEarly() {
    for (const early of this.#early.all()) {
      try {
        this.#takeIn(early);
      } catch (error) {
        this.#reporter.warn(error, 'What is known stays as it was');
      }
    }
  }

  /** @param {import('./early.js').Early} early */
  #takeIn({ event: { kind, items, query }, at }) {
    if (!this.#core || this.#core.paused) return false;
    const { numbers, text } = this.#packer.pack(items);
    this.#core.observe(kind, numbers, text, query, at);
    return true;
  }

  /** @returns {import('./keeper.js').Source} */
  #source() {
    return {
      kept: () => this.#core && { bytes: this.#core.snapshot(), counters: this.counters(), seed: this.seed },
      restore: (kept) => this.#restore(kept),
      forget: () => this.#forgetHere(),
    };
  }

  /** @param {Kept} kept */
  #restore({ bytes, counters, seed }) {
    this.#core?.restore(bytes);
    if (counters) this.#countOn(counters);
    this.seed = seed ?? this.seed;
    this.#replaced();
    this.#reporter.tell('change', undefined);
  }

  /** @param {import('./types.d.ts').Counters} counters */
  #countOn(counters) {
    const counted = countedOf(counters);
    if (![counters.since, ...counted].every(Number.isFinite)) return;
    this.#core?.countOn(counted);
    this.#since = counters.since;
  }

  #forgetHere() {
    this.#early.clear();
    this.#since = this.#now();
    this.#core?.forget();
    this.#replaced();
    this.#reporter.tell('change', undefined);
  }
}
