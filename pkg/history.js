// What is known of the shopper on this page: taken in, kept where consent allows, replaced, forgotten.

import { countersOf } from './counters.js';
import { Early } from './early.js';
import { Keeper } from './keeper.js';
import { cut, ENTRY_BYTES, SNAPSHOT_BYTES, within } from './limits.js';
import { isTrap } from './load.js';
import { isPauseDecision, Pauses } from './pauses.js';
import { happenedAt, newMade, readCheckpoint } from './record.js';

/** @typedef {import('./wasm/core.js').Shelf} Core */

/**
 * @typedef {object} Surroundings
 * @property {import('./pack.js').Packer} packer
 * @property {import('./reporter.js').Reporter} reporter
 * @property {import('./seen.js').Seen} seen
 * @property {() => number} now
 * @property {() => void} replaced what was known is no more: whatever began with it is to end
 * @property {(error: unknown, consequence: string) => void} failed
 */

const AS_IT_WAS = 'What is known stays as it was';
const BEGUN_ANEW = 'What was kept cannot be used, and is begun anew';
const LEFT_OUT = 'Of what was kept some cannot be used, and is left out';
const NOT_TOUCHED = 'What was kept is of a newer version: it stays as it is, and nothing is kept beyond this page';
const NOT_KEPT = 'What is known is not kept beyond this page';

/** Until it has begun events wait; then the core has what there is. */
export class History {
  #surroundings;
  #keeper;
  #early = new Early();
  /** @type {Core | undefined} */
  #core;
  /** @type {boolean | undefined} */
  #consent;
  #beginning = true;
  #ended = false;
  #pauses = new Pauses();
  /** When the page began. */
  #began;
  #isNewer = false;
  /** @type {{ failed: boolean } | undefined} what fails meanwhile is not told */
  #trial;
  /** @type {import('./storage.js').Made | undefined} since when it is counted, and the seed */
  #known;

  /**
   * @param {{ database?: string, consent?: boolean }} options
   * @param {Surroundings} surroundings
   */
  constructor({ database = 'reshelf', consent }, surroundings) {
    this.#surroundings = surroundings;
    this.#consent = consent;
    this.#began = surroundings.now();
    this.#keeper = new Keeper(database, this.#source(), (error, consequence) => surroundings.reporter.warn(error, consequence));
    // While the core is being loaded.
    if (consent) this.#keeper.readAhead();
    if (consent === false) this.#keeper.discard();
  }

  get core() {
    return this.#core;
  }

  /** Not made before it is asked for: some hosts have no random numbers while a script is loaded. */
  get #made() {
    return (this.#known ??= newMade(this.#surroundings.now()));
  }

  /** What sets the coins of interleaved lists. */
  get seed() {
    return this.#made.seed;
  }

  /** What came of the lists handed out. */
  counters() {
    return countersOf(this.#made.since, this.#core?.counted());
  }

  get consent() {
    return this.#consent;
  }

  get paused() {
    return this.#pauses.paused;
  }

  /** Whether what is known outlives the page. @returns {import('./types.d.ts').Status['persistence']} */
  get persistence() {
    return this.#keeper.stores ? 'stored' : 'memory';
  }

  /** True where there is a core, and it has what was stored, as far as storage answers in time. */
  get ready() {
    return this.#core !== undefined && !this.#beginning;
  }

  /** True until it has begun, or ended. */
  get beginning() {
    return this.#beginning;
  }

  get ended() {
    return this.#ended;
  }

  /**
   * With that core, or without one; what is stored and what was done meanwhile goes into it.
   *
   * @param {Core | undefined} core
   */
  async begin(core) {
    this.#core = core;
    this.#guard(AS_IT_WAS, () => core?.arrive(this.#surroundings.now(), this.#began, this.seed));
    if (core && this.#consent) await this.#keeper.keep();
    this.#beginning = false;
    for (const happened of this.#early.take()) happened();
    // It may have ended meanwhile.
    this.#guard(AS_IT_WAS, () => this.#core?.pause(this.paused));
    this.#tellChange();
  }

  /**
   * Takes an event in, or lets it wait.
   *
   * @param {import('./events.js').ReadEvent} event
   */
  observe(event) {
    if (this.paused) return false;
    const at = this.#surroundings.now();
    if (!this.#beginning) return this.#takeIn(event, at);
    const later = () => {
      this.#core?.pause(this.#pauses.wasPaused(at));
      this.#takeIn(event, at);
    };
    this.#early.happened(() => this.#surroundings.reporter.about(event, () => this.#guard(AS_IT_WAS, later)));
    return true;
  }

  /** A list was ordered, too. */
  changed() {
    this.#keeper.changed();
  }

  /** @param {string} topic by its name; how many acts were forgotten */
  forgetTopic(topic) {
    const forgotten = this.#core?.forgetTopic(cut(topic)) ?? 0;
    this.#surroundings.replaced();
    this.#decided({ topic }, true);
    return forgotten;
  }

  /** @param {Uint8Array} snapshot that takes the place of what is known; it throws where it cannot be read */
  replace(snapshot) {
    const core = this.#core;
    if (!core) return false;
    core.restore(within(snapshot, SNAPSHOT_BYTES));
    // What is brought back may have been paused; whoever is paused stays so.
    if (core.paused && !this.paused) this.#pause(true);
    else core.pause(this.paused);
    this.#surroundings.replaced();
    this.#keeper.replaced();
    this.#tellChange();
    return true;
  }

  /**
   * Takes what was learned into use. True where it counts.
   *
   * @param {Uint8Array} adapter
   * @param {number} examplesEver
   */
  adopt(adapter, examplesEver) {
    const counts = this.#core?.adopt(adapter, examplesEver) ?? false;
    this.#decided({ adapter, examplesEver });
    return counts;
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.#pause(paused);
    this.#tellChange();
  }

  /** @param {boolean | undefined} given */
  async decide(given) {
    this.#consent = given;
    if (given === undefined) this.#keeper.pause();
    else if (given === false) await this.#discard();
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

  /** With another core, into which comes what is stored, and what waited to be. @param {Core} core */
  async beginAgain(core) {
    this.#core = core;
    this.#keeper.restart();
    await this.begin(core);
  }

  async end() {
    this.#beginning = false;
    this.#ended = true;
    await this.#keeper.close();
    const core = this.#core;
    this.#core = undefined;
    core?.free();
  }

  #discard() {
    const discarded = this.#keeper.discard();
    // Whatever is stored later, who is paused stays so.
    this.#stayPaused();
    return discarded;
  }

  #stayPaused() {
    const last = this.#pauses.all.at(-1);
    this.#pauses.clear();
    if (last?.paused) this.#pause(true, last.at);
  }

  /** @param {boolean} paused */
  #pause(paused, at = this.#surroundings.now()) {
    const decision = { paused, at };
    this.#pauses.add(decision);
    this.#core?.pause(this.paused);
    this.#keeper.decided(decision);
  }

  /** @returns {import('./keeper.js').Source} */
  #source() {
    return {
      now: () => this.#surroundings.now(),
      entries: () => this.#guard(NOT_KEPT, () => this.#entries()) ?? [],
      trying: (work) => this.#trying(work),
      restore: (made, checkpoint) => void this.#guard(BEGUN_ANEW, () => this.#restore(made, checkpoint)),
      replay: (entries) => this.#replay(entries),
      arrive: () => this.#guard(AS_IT_WAS, () => this.#arrive()),
      checkpoint: () => this.#guard(NOT_KEPT, () => this.#checkpoint()),
      isPaused: () => this.paused,
      isNewer: () => this.#isNewer,
      joined: () => this.#tellChange(),
      forget: () => void this.#guard(AS_IT_WAS, () => this.#forgetHere()),
      heard: (consent) => void this.#guard(AS_IT_WAS, () => this.#heard(consent)),
    };
  }

  /** Whether all of it could be done, and nobody is paused by it, who would wait for no reason if it is wrong. @param {() => void} work */
  #trying(work) {
    const [trial, { paused }] = [(this.#trial = { failed: false }), this];
    this.#guard(AS_IT_WAS, work);
    this.#trial = undefined;
    return !trial.failed && this.paused === paused;
  }

  /** What happened in the core and was not asked for so far. */
  #entries() {
    const entries = [];
    for (let entry; (entry = this.#core?.takeEntry()); ) entries.push(entry);
    return entries;
  }

  /** @returns {import('./record.js').Checkpoint | undefined} */
  #checkpoint() {
    return this.#core && { bytes: this.#core.snapshot(), counters: this.counters(), pauses: this.#pauses.all };
  }

  /**
   * @param {import('./record.js').Made} made
   * @param {unknown} checkpoint
   */
  #restore(made, checkpoint) {
    this.#isNewer = false;
    this.#known = made;
    this.#core?.forget();
    this.#pauses.clear();
    this.#surroundings.replaced();
    if (checkpoint === undefined) return;
    const { bytes, counted, pauses } = readCheckpoint(checkpoint);
    this.#core?.restore(within(bytes, SNAPSHOT_BYTES));
    this.#pauses.add({ paused: this.#core?.paused ?? false, at: 0 }, ...pauses);
    if (counted) this.#core?.countOn(counted);
  }

  /** @param {readonly unknown[]} entries @returns {unknown[]} those that were taken in */
  #replay(entries) {
    // They may stand behind what happened after them: what failed was tried again.
    this.#pauses.add(...entries.filter(isPauseDecision));
    const taken = entries.filter((entry) => this.#guard(LEFT_OUT, () => this.#redo(entry)));
    this.#guard(AS_IT_WAS, () => this.#core?.pause(this.paused));
    return taken;
  }

  /** @param {unknown} entry whether it was taken in */
  #redo(entry) {
    const core = this.#core;
    if (!core || this.#isNewer) return true;
    if (entry instanceof Uint8Array) {
      const taken = !this.#pauses.wasPaused(happenedAt(entry));
      core.pause(!taken);
      core.replay(within(entry, ENTRY_BYTES));
      return taken;
    }
    const { arrived, topic, adapter, examplesEver } = Object(entry);
    if (typeof arrived === 'number') core.arrive(arrived, this.#began, this.seed);
    else if (typeof topic === 'string') core.forgetTopic(cut(topic));
    else if (adapter instanceof Uint8Array) core.adopt(adapter, examplesEver);
    return true;
  }

  #arrive() {
    const arrived = this.#surroundings.now();
    const isOver = this.#core?.arrive(arrived, this.#began, this.seed);
    this.#tellChange();
    return isOver ? { arrived } : undefined;
  }

  /**
   * @param {import('./events.js').ReadEvent} event
   * @param {number} at
   */
  #takeIn({ kind, items, query }, at) {
    if (!this.#core || this.#core.paused) return false;
    const { numbers, text } = this.#surroundings.packer.pack(items);
    this.#core.observe(kind, numbers, text, query, at);
    this.#surroundings.seen.taken++;
    this.#keeper.changed();
    this.#tellChange();
    return true;
  }

  /**
   * @param {object} entry
   * @param {boolean} [erasing] what came before is to be read nowhere
   */
  #decided(entry, erasing) {
    this.#keeper.decided(entry, erasing);
    this.#tellChange();
  }

  /** @param {boolean} consent */
  #heard(consent) {
    this.#consent = consent;
    if (consent) this.#tellChange();
    else this.#forgetHere();
  }

  #forgetHere() {
    this.#early.take();
    // A number that stays would tell that it is the same shopper.
    this.#known = newMade(this.#surroundings.now());
    this.#core?.forget();
    this.#core?.arrive(this.#surroundings.now(), this.#began, this.seed);
    this.#surroundings.replaced();
    this.#stayPaused();
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
      // What was stored is of a later release of the shop's.
      const { code, data } = Object(error);
      const newer = code === 'version' && data.got > data.expected;
      // A module that trapped is another matter.
      const isTold = !this.#trial || isTrap(error);
      if (this.#trial) this.#trial.failed = true;
      else this.#isNewer ||= newer;
      if (isTold) this.#surroundings.failed(error, newer ? NOT_TOUCHED : consequence);
      return undefined;
    }
  }
}
