// What is stored, how far this page has come with it, and what happened here and is yet to be stored.
//
// State is a fold over the entries in the order in which they were added, the same in every tab. What happens here is done at
// once and added then; where another tab's entries got in between, the fold is made again.

import { newMade, readMade } from './record.js';

/** So many entries stay behind the checkpoint: the lists of the visit are in them, so that the next page knows these. */
const TAIL = 32;

/** What waits to be stored; more than that, and what is known is stored as a whole. */
const MOST = 256;
const MOST_BYTES = 2 ** 20;

/** @typedef {import('./storage.js').Made} Made */
/** @typedef {import('./storage.js').Found} Found */

/**
 * @typedef {object} State what the entries make
 * @property {() => number} now
 * @property {() => unknown[]} entries what happened here, and was not asked for so far
 * @property {(work: () => void) => boolean} trying whether all of it could be done; what cannot is not told
 * @property {(made: Made, checkpoint: unknown) => void} restore begins anew with a checkpoint, or with nothing
 * @property {(entries: readonly unknown[]) => unknown[]} replay does them again; of them, those that were taken in
 * @property {() => object | undefined} arrive all that was stored is known; what is to be added where a visit is over by that
 * @property {() => object | undefined} checkpoint nothing where nothing is known for certain, which is not to be written
 */

/** One page's part in the log. */
export class Log {
  #storage;
  #state;
  /** @type {Made | undefined} of the database that is kept in */
  #made;
  /** The last entry up to which all is known here, in its order. */
  #last = 0;
  /** @type {unknown[]} what is to be added, oldest first */
  #queue = [];
  /** @type {Set<unknown>} what is being added */
  #underWay = new Set();
  /** Some of what happened here is neither stored nor waits. */
  #isPart = false;
  /** What is known here is to be stored as a whole. */
  #isWhole = false;
  /** What is known here takes the place of all that is stored. */
  #replaces = false;
  /** Nothing is to stay but the checkpoint. */
  #erases = false;
  /** Others added something before what was added here, and that is not known here. */
  #isMixed = false;
  /** @type {{ last: unknown } | undefined} what is known is a copy's, and this its last entry; whether it is what is stored is not known */
  #copied;
  /** @type {{ reaches: number, checkpoint: object } | undefined} a checkpoint that waits for its tail */
  #next;

  /**
   * @param {import('./storage.js').Storage} storage
   * @param {State} state
   */
  constructor(storage, state) {
    this.#storage = storage;
    this.#state = state;
  }

  /** Of the database that is kept in. */
  get made() {
    return this.#made;
  }

  /** The key of the last entry up to which all is known here. */
  get last() {
    return this.#last;
  }

  /** What is known is a copy's, which is yet to be held to what is stored. */
  get isOfCopy() {
    return this.#copied !== undefined;
  }

  get isDirty() {
    return this.#queue.length > 0 || this.#isWhole || this.#replaces || this.#erases;
  }

  /** Something is to be added that is not being added. */
  get isWaiting() {
    return this.#queue.length > this.#underWay.size;
  }

  /** Something was decided: behind what happened before. @param {unknown} entry */
  add(entry) {
    this.collect();
    this.#push(entry);
  }

  /** What happened waits to be added. */
  collect() {
    this.#state.entries().forEach((entry) => this.#push(entry));
  }

  /** What is known here takes the place of all that is stored, wherever that comes from. */
  replace() {
    this.#dropQueue();
    this.#replaces = true;
  }

  /** Nothing but the checkpoint is to stay of what is stored: what was forgotten is to be read nowhere. */
  erase() {
    this.#erases = true;
  }

  /** What is known here is in no database any more. */
  loseTrack() {
    // What was stored of it does not wait.
    this.#isPart ||= this.#last > 0;
    this.#made = this.#next = this.#copied = undefined;
    this.#last = 0;
    this.#isMixed = this.#isWhole = false;
  }

  /** What was known here is lost; what waits is done again, at once or on top of what is stored. @param {boolean} joining */
  restart(joining) {
    this.loseTrack();
    // What had been stored is in storage alone now.
    this.#isPart = false;
    if (!joining) this.#queue = this.#state.replay(this.#queue);
  }

  /** Nothing is known here any more. */
  forget() {
    this.loseTrack();
    this.#dropQueue();
    this.#replaces = this.#erases = false;
  }

  /**
   * Goes on from what a copy says, until what is stored is read.
   *
   * @param {Found} found
   * @returns {boolean} false where nothing came of it: it is not what it should be, or more is known here
   */
  takeCopy(found) {
    this.collect();
    if (this.#made || this.#isPart || this.#replaces) return false;
    const queue = this.#queue;
    if (this.#state.trying(() => this.take(found))) {
      this.#copied = { last: found.entries.at(-1) };
      return true;
    }
    this.#queue = queue;
    this.take({ made: newMade(this.#state.now()), entries: [], keys: [] });
    this.restart(true);
    return false;
  }

  /**
   * Goes on from what was found, where it is of the same database or of the first.
   *
   * @param {Found} found everything that is stored
   */
  take(found) {
    this.collect();
    if (!this.#holds(found)) this.restart(true);
    const [known, last] = [this.#made, found.keys.at(-1) ?? 0];
    const made = readMade(found.made, this.#state.now());
    const isNew = found.checkpoint === undefined && last === 0;
    const isOwn = known?.name === made.name && Math.max(made.reaches, last) <= this.#last;
    this.#made = made;
    if (!this.#replaces) {
      this.#isWhole = this.#isPart && (isNew || isOwn);
      if (!this.#isWhole && !isOwn) this.#fold(made, found);
    }
    this.#last = Math.max(made.reaches, last);
    this.#copied = undefined;
    this.#isMixed = false;
  }

  /**
   * Whether others added something, and does that again.
   *
   * @returns {Promise<Found | undefined>} nothing where all is known here by now; else what has to be taken, if it is still there
   */
  async look() {
    const found = await this.#storage.readOn(this.#last - (this.#copied ? 1 : 0));
    const [made, known] = [Object(found.made), this.#made];
    if (found.made === undefined) return found;
    if (!this.#holds(found) || (this.#copied && (this.#isPart || this.#replaces))) return this.#storage.read();
    // Some of it may be known by now: somebody else looked, or it was written here.
    const from = found.keys.filter((key) => key <= this.#last).length;
    const [keys, entries] = [found.keys.slice(from), found.entries.slice(from)];
    if (made.name !== known?.name || this.#isMixed) return this.#storage.read();
    if (made.reaches <= this.#last && keys.length === 0) {
      this.#copied = undefined;
      this.#foldedBy(made);
      return undefined;
    }
    this.collect();
    const isMarked = entries.includes(null);
    // What happened here was done before it.
    if (isMarked || made.reaches > this.#last || this.#queue.length > 0) return this.#storage.read();
    this.#copied = undefined;
    this.#foldedBy(made);
    this.#state.replay(entries);
    const arrived = this.#state.arrive();
    if (arrived) this.#push(arrived);
    this.#last = Number(keys.at(-1));
    return undefined;
  }

  /**
   * Adds what waits. It starts at once where the database is open.
   *
   * @returns {Promise<'added' | 'gone' | 'mixed'>} `gone`: there is no such database; `mixed`: others added something before
   */
  async write() {
    const made = this.#made;
    if (!made) return 'gone';
    this.collect();
    if (this.#isWhole && !(await this.#putWhole(made))) return 'mixed';
    const entries = this.#queue.filter((entry) => !this.#underWay.has(entry));
    if (entries.length === 0) return 'added';
    for (const entry of entries) this.#underWay.add(entry);
    try {
      const keys = await this.#storage.add(entries, made);
      if (!keys || this.#made?.name !== made.name) return keys ? 'added' : 'gone';
      const added = new Set(entries);
      this.#queue = this.#queue.filter((entry) => !added.has(entry));
      this.#isMixed ||= keys[0] !== this.#last + 1;
      if (this.#isMixed) return 'mixed';
      this.#last = Number(keys.at(-1));
      return 'added';
    } finally {
      for (const entry of entries) this.#underWay.delete(entry);
    }
  }

  /**
   * Puts a checkpoint in the place of old entries, where that is due.
   *
   * @returns {Promise<boolean>} whether nothing is left to be done
   */
  async tidy() {
    const made = this.#made;
    // What is known now is no checkpoint for the entries stored so far where it has more in it.
    this.collect();
    if (!made || this.#queue.length > 0 || this.#isMixed) return true;
    if (this.#replaces || this.#erases) return this.#putNow(made);
    const { reaches, checkpoint } = this.#next ?? { reaches: made.reaches, checkpoint: undefined };
    if (this.#last < reaches + TAIL) return true;
    this.#waitFor(this.#last);
    return this.#put(made, reaches, checkpoint);
  }

  /** @param {Made} made */
  async #putNow(made) {
    const [replaces, erases] = [this.#replaces, this.#erases];
    // It may be asked for again meanwhile.
    this.#replaces = this.#erases = false;
    let done = false;
    try {
      done = await this.#put(made, this.#last, this.#state.checkpoint(), replaces ? 'all' : 'alone');
    } finally {
      if (!done) [this.#replaces, this.#erases] = [replaces, erases];
    }
    return done;
  }

  /** @param {Made} made whether all is known here by then */
  async #putWhole(made) {
    const checkpoint = this.#state.checkpoint();
    if (!checkpoint) return false;
    const covered = new Set(this.#queue);
    const last = this.#last;
    const done = await this.#put(made, last, checkpoint, 'marked');
    if (this.#made?.name !== made.name) return done;
    this.#isWhole = this.#isPart = false;
    this.#isMixed ||= !done || this.#last !== last + 1;
    if (done) this.#queue = this.#queue.filter((entry) => !covered.has(entry));
    return !this.#isMixed;
  }

  /**
   * @param {Made} made
   * @param {number} reaches
   * @param {object | undefined} checkpoint
   * @param {'alone' | 'marked' | 'all'} [how]
   */
  async #put(made, reaches, checkpoint, how) {
    if (!checkpoint) return true;
    const now = await this.#storage.fold(checkpoint, made, reaches, how);
    if (!now || this.#made?.name !== made.name) return Boolean(now);
    this.#made = now.made;
    if (!how) return true;
    this.#last = now.last;
    this.#next = undefined;
    return true;
  }

  /**
   * @param {Made} made
   * @param {Found} found
   */
  #fold(made, { checkpoint, entries, keys }) {
    const state = this.#state;
    state.restore(made, checkpoint);
    const tail = entries.length < 2 * TAIL ? 0 : entries.length - TAIL;
    this.#next = undefined;
    state.replay(entries.slice(0, tail));
    if (tail > 0) this.#waitFor(Number(keys[tail - 1]));
    state.replay(entries.slice(tail));
    const arrived = state.arrive();
    this.#queue = state.replay(this.#queue);
    // What waits happened after that.
    if (arrived) this.#queue.unshift(arrived);
    this.#isPart = false;
  }

  /** Whether what a copy said is in what was found: entries are added in turn, and no two are the same. @param {Found} found */
  #holds({ made, entries, keys }) {
    if (!this.#copied) return true;
    const { last } = this.#copied;
    return Object(made).name === this.#made?.name && isSame(last, entries[keys.indexOf(this.#last)]);
  }

  /** What is known now is the next checkpoint, as soon as enough has happened since. @param {number} reaches */
  #waitFor(reaches) {
    const checkpoint = this.#state.checkpoint();
    this.#next = checkpoint && { reaches, checkpoint };
  }

  /** Another tab made a checkpoint. @param {unknown} made */
  #foldedBy(made) {
    const now = readMade(made, this.#state.now());
    if (now.checkpoints === this.#made?.checkpoints) return;
    this.#made = now;
    if (this.#next && this.#next.reaches <= now.reaches) this.#next = undefined;
  }

  /** @param {unknown} entry */
  #push(entry) {
    this.#queue.push(entry);
    while (this.#queue.length > MOST || bytesIn(this.#queue) > MOST_BYTES) {
      this.#queue.shift();
      this.#isPart = true;
    }
  }

  #dropQueue() {
    this.#state.entries();
    this.#queue = [];
    this.#isPart = this.#isWhole = false;
  }
}

/** @param {readonly unknown[]} entries */
function bytesIn(entries) {
  return entries.reduce((/** @type {number} */ sum, entry) => sum + (entry instanceof Uint8Array ? entry.length : 0), 0);
}

/** @param {unknown} one @param {unknown} other what has no bytes is not told apart */
function isSame(one, other) {
  return one instanceof Uint8Array && other instanceof Uint8Array && one.length === other.length && one.every((byte, at) => byte === other[at]);
}
