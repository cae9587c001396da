// What is known of the shopper on this page: taken in, kept where consent allows, replaced, forgotten.

import { countersOf } from './counters.js';
import { EarlyEvents } from './early.js';
import { Keeper } from './keeper.js';
import { SNAPSHOT_BYTES, within } from './limits.js';
import { newSeed, readRecord } from './record.js';

/** @typedef {import('./wasm/core.js').Shelf} Core */

/**
 * @typedef {object} Surroundings
 * @property {import('./pack.js').Packer} packer
 * @property {import('./reporter.js').Reporter} reporter
 * @property {() => number} now
 * @property {() => void} replaced what was known is no more: whatever began with it is to end
 * @property {(error: unknown, consequence: string) => void} failed
 */

const AS_IT_WAS = 'What is known stays as it was';
const BEGUN_ANEW = 'What was kept cannot be used, and is begun anew';
const NOT_KEPT = 'What is known is not kept beyond this page';

/** Until it has begun events wait; then the core has what there is. */
export class History {
  #surroundings;
  #keeper;
  /** Since when it is counted. */
  #since;
  #early = new EarlyEvents();
  /** @type {Core | undefined} */
  #core;
  /** @type {boolean | undefined} */
  #consent;
  #beginning = true;
  #paused = false;
  /** When that was decided; 0 for never. */
  #pausedAt = 0;
  /** The core does not have what is early. */
  #behind = true;
  /** It was paused before what is early was done, as it turned out. */
  #heldBack = false;
  /** Whether it is paused was decided here after what is stored was written. */
  #decidedHere = false;
  /** What sets the coins of interleaved lists. */
  seed = newSeed();

  /**
   * @param {{ database?: string, consent?: boolean }} options
   * @param {Surroundings} surroundings
   */
  constructor({ database = 'reshelf', consent }, surroundings) {
    this.#surroundings = surroundings;
    this.#consent = consent;
    this.#since = surroundings.now();
    this.#keeper = new Keeper(database, this.#source(), (error, consequence) => surroundings.reporter.warn(error, consequence));
    // While the core is being loaded.
    if (consent) this.#keeper.readAhead();
    if (consent === false) this.#keeper.discard();
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

  get paused() {
    return this.#paused;
  }

  /** Whether what is known outlives the page. */
  get persistence() {
    return this.#keeper.stores ? /** @type {const} */ ('stored') : 'memory';
  }

  /** True where there is a core, and it has what was stored, as far as storage answers in time. */
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
    if (core && this.#consent) await this.#keeper.keep();
    this.#beginning = false;
    this.#guard(AS_IT_WAS, () => this.#catchUp());
    // Storage has not answered yet, or may not be asked.
    if (this.#early.all().length > 0) this.#keeper.changed();
  }

  /**
   * Takes an event in, or lets it wait.
   *
   * @param {import('./events.js').ReadEvent} event
   */
  observe(event) {
    if (this.#paused) return false;
    const early = { event, at: this.#surroundings.now() };
    const taken = this.#beginning || this.#takeIn(early);
    if (taken && !this.#keeper.joined) this.#early.add(early);
    return taken;
  }

  /** Whatever a person decides about what is known. @param {import('./early.js').Change} change it throws where it cannot be */
  change(change) {
    if (!this.#core) return;
    change(this.#core);
    if (!this.#keeper.joined) this.#early.decide(change);
    this.#surroundings.replaced();
    // What is brought back may have been paused; whoever is paused stays so.
    if (this.#core.paused === this.#paused) this.changed();
    else this.pause(true);
  }

  /** What is known has changed. */
  changed() {
    this.#keeper.changed();
    this.#tellChange();
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.#paused = paused;
    this.#pausedAt = this.#surroundings.now();
    this.#core?.pause(paused);
    if (!this.#keeper.joined) this.#early.decide((core) => core.pause(paused));
    this.changed();
  }

  /** @param {boolean | undefined} given */
  async decide(given) {
    this.#consent = given;
    if (given === undefined) this.#keeper.pause();
    else if (given === false) await this.#keeper.discard();
    // Before the core is there nothing can be read into it.
    else if (this.#core) await this.#keeper.keep();
    if (!this.#beginning) this.#tellChange();
  }

  /** Whatever becomes of the core, nothing stays in storage. */
  async forget() {
    const erased = this.#keeper.forget();
    try {
      this.#forgetHere();
    } finally {
      await erased;
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

  /** @returns {import('./keeper.js').Source} */
  #source() {
    return {
      kept: () => this.#guard(NOT_KEPT, () => this.#kept()),
      restore: (record) => this.#guard(BEGUN_ANEW, () => this.#restore(record)) ?? false,
      joined: () => void this.#guard(AS_IT_WAS, () => this.#joined()),
      forget: () => void this.#guard(AS_IT_WAS, () => this.#forgetHere()),
      heard: (consent) => void this.#guard(AS_IT_WAS, () => this.#heard(consent)),
    };
  }

  /** @returns {import('./record.js').Kept | undefined} */
  #kept() {
    const core = this.#core;
    return core && { bytes: core.snapshot(), counters: this.counters(), seed: this.seed, pausedAt: this.#pausedAt };
  }

  /** @param {unknown} record */
  #restore(record) {
    const core = this.#core;
    if (!core) return false;
    const { bytes, counters, seed, pausedAt } = readRecord(record);
    core.restore(within(bytes, SNAPSHOT_BYTES));
    if (counters) core.countOn(counters.counted);
    this.#since = counters?.since ?? this.#since;
    this.seed = seed ?? this.seed;
    this.#behind = true;
    this.#decidedHere = this.#pausedAt > pausedAt;
    this.#heldBack = core.paused;
    if (!this.#decidedHere) [this.#paused, this.#pausedAt] = [core.paused, pausedAt];
    this.#surroundings.replaced();
    return true;
  }

  #joined() {
    this.#catchUp();
    if (this.#early.all().length > 0 || this.#decidedHere) this.#keeper.changed();
    this.#early.clear();
    this.#decidedHere = false;
    this.#tellChange();
  }

  /** Takes into the core what it does not have. */
  #catchUp() {
    const core = this.#core;
    if (!core || !this.#behind) return;
    this.#behind = false;
    core.pause(this.#heldBack);
    this.#early.keep((done) => this.#do(done));
    this.#core?.pause(this.#paused);
  }

  /** @param {import('./early.js').Early | import('./early.js').Change} done */
  #do(done) {
    return this.#guard(AS_IT_WAS, () => {
      if (typeof done !== 'function') return this.#takeIn(done);
      if (this.#core) done(this.#core);
      return true;
    }) ?? false;
  }

  /** @param {import('./early.js').Early} early */
  #takeIn({ event: { kind, items, query }, at }) {
    if (!this.#core || this.#core.paused) return false;
    const { numbers, text } = this.#surroundings.packer.pack(items);
    this.#core.observe(kind, numbers, text, query, at);
    return true;
  }

  /** @param {boolean} consent */
  #heard(consent) {
    this.#consent = consent;
    if (consent) this.#tellChange();
    else this.#forgetHere();
  }

  #forgetHere() {
    this.#early.clear();
    this.#since = this.#surroundings.now();
    // A number that stays would tell that it is the same shopper.
    this.seed = newSeed();
    this.#core?.forget();
    this.#core?.pause(this.#paused);
    this.#surroundings.replaced();
    if (this.#paused) this.#keeper.changed();
    this.#tellChange();
  }

  #tellChange() {
    this.#surroundings.reporter.tell('change', undefined);
  }

  /**
   * @template R
   * @param {string} consequence
   * @param {() => R} work
   * @returns {R | undefined} nothing where it failed, which is told
   */
  #guard(consequence, work) {
    try {
      return work();
    } catch (error) {
      this.#surroundings.failed(error, consequence);
      return undefined;
    }
  }
}
