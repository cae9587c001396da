// When the history is written and read again: soon after a change, before the page is left, and when another tab wrote.

import { Asking } from './asking.js';
import { Copy } from './copy.js';
import { Deletion } from './deletion.js';
import { channelTo, followPage, inTime, whenIdle } from './host.js';
import { Log } from './log.js';
import { newMade } from './record.js';
import { Storage } from './storage.js';

const SOON_AFTER = 300;
const IDLE_WITHIN = 1000;

const NOT_KEPT = 'What is known is not kept beyond this page';

/** @typedef {import('./storage.js').Found} Found */

/**
 * @typedef {object} Own what a keeper keeps, and what it tells
 * @property {() => boolean} isPaused
 * @property {() => boolean} isNewer what is stored is of a newer version: it is not touched
 * @property {() => void} joined what is stored has been read, and is known
 * @property {() => void} forget
 * @property {(consent: boolean) => void} heard that consent was withdrawn in another tab, or given
 *
 * @typedef {import('./log.js').State & Own} Source
 */

/**
 * How it stands:
 * - `idle`: nothing may be kept, as far as this page knows;
 * - `joining`: it may, and what is stored has yet to be read;
 * - `keeping`: what is stored was read, and what happens goes on from there;
 * - `withdrawn`: what was stored is gone by another's doing, and nothing is made anew before that one says that it may;
 * - `refused`: what is stored is of a newer version;
 * - `ended`.
 *
 * @typedef {'idle' | 'joining' | 'keeping' | 'withdrawn' | 'refused' | 'ended'} State
 */

/**
 * @typedef {object} Message what tabs tell each other; a hint, for anyone on the origin can send it
 * @property {boolean} [added] something was stored
 * @property {boolean} [forgotten]
 * @property {boolean} [withdrawn]
 * @property {string} [made] under which name what is gone had been made
 */

/** Tabs of one shop tell each other of each writing, forgetting and withdrawal, and then look at what is stored. */
export class Keeper {
  #storage;
  #copy;
  #log;
  #source;
  #asking;
  #deletion;
  #address;
  /** @type {State} */
  #state = 'idle';
  /** @type {string | undefined} under which name the database was made that another tab deleted for a reason not told yet */
  #lost;
  /** @type {Set<string>} the same, of those that may have been made here */
  #own = new Set();
  /** Somebody can take in what is stored. */
  #asked = false;
  /** @type {Promise<Found> | undefined} */
  #ahead;
  /** @type {Promise<Found | undefined> | undefined} what a copy says */
  #copied;
  /** @type {Promise<void> | undefined} */
  #joining;
  /** @type {Promise<void> | undefined} */
  #writing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof channelTo>} */
  #channel;
  #isHidden = false;
  #isTidying = false;
  #wasLeft = false;
  #unfollow;

  /**
   * @param {string} name the database's
   * @param {Source} source
   * @param {(error: unknown, consequence: string) => void} warn
   */
  constructor(name, source, warn) {
    this.#storage = new Storage(name);
    this.#copy = new Copy(name, this.#storage);
    this.#log = new Log(this.#storage, source);
    this.#source = source;
    this.#asking = new Asking(warn);
    this.#deletion = new Deletion(this.#storage, this.#copy, this.#asking, (message) => this.#channel?.tell(message));
    this.#address = `reshelf:${name}`;
    this.#listen();
    const told = { hidden: () => this.#hidden(), left: () => this.#left(), shown: () => this.#shown() };
    this.#unfollow = followPage(told);
  }

  /** True where what is known here is what is stored, and what was done since. */
  get joined() {
    return this.#state === 'keeping';
  }

  /** True where what is known outlives the page. */
  get stores() {
    return (this.joined || this.#log.isOfCopy) && !this.#asking.goesWrong(NOT_KEPT);
  }

  /** Starts reading what is stored, for whoever calls `keep` soon. */
  readAhead() {
    this.#turn('joining');
    this.#copied = this.#copy.read();
    if (!this.#copied) this.#startReading();
  }

  /** From now on it is kept. Resolves when what is stored has been read, or a copy of it, or storage takes too long, or fails. */
  async keep() {
    if (this.#state === 'ended') return;
    this.#asked = true;
    if (this.joined) return inTime(this.#look());
    if (this.#state !== 'joining') this.#turn('joining');
    await inTime(this.#takeCopy().then(() => {
      const joining = this.#join();
      return this.#log.isOfCopy ? undefined : joining;
    }));
  }

  /** From now on nothing is kept; what is stored stays. */
  pause() {
    this.#save(true);
    this.#turn('idle');
  }

  /** From now on nothing is kept, and nothing stays. Resolves when that is done, or takes too long, or fails. */
  discard() {
    this.#turn('idle');
    this.#copy.remove();
    this.#log.loseTrack();
    this.#own.clear();
    return this.#deletion.owe({ withdrawn: true });
  }

  /** Nothing stays, here and in other tabs, of what was known until now. Resolves as `discard` does. */
  forget() {
    // Again when it is done; but that may take its time, and the others are to know.
    this.#channel?.tell({ forgotten: true, made: this.#log.made?.name });
    this.#startOver();
    return this.#deletion.owe({ forgotten: true });
  }

  /** Something happened. */
  changed() {
    this.#timer ??= setTimeout(() => this.#save());
  }

  /** What was known here is lost; it is read again, and what waits is done again. */
  restart() {
    this.#turn(this.joined ? 'joining' : this.#state);
    this.#log.restart(this.#mayKeep);
  }

  /** Something was decided. @param {unknown} entry @param {boolean} [erasing] what came before is to be read nowhere */
  decided(entry, erasing) {
    this.#log.add(entry);
    if (erasing) {
      this.#log.erase();
      this.#copy.remove();
    }
    this.changed();
  }

  /** What is known here takes the place of what is stored. */
  replaced() {
    this.#log.replace();
    this.#copy.remove();
    this.changed();
  }

  /** Writes what is to be kept, and ends. */
  async close() {
    // What is stored may have to be read first.
    await inTime(this.#save(true).then(() => this.#save(true)));
    this.#turn('ended');
    this.#unfollow();
    this.#channel?.close();
    this.#storage.close();
  }

  get #mayKeep() {
    return this.#asked && (this.#state === 'joining' || this.joined);
  }

  /** @param {State} state whatever was asked before is void; once ended it stays so */
  #turn(state) {
    this.#asking.beginAnew(NOT_KEPT);
    if (this.#state !== 'ended') this.#state = state;
    this.#joining = this.#ahead = this.#copied = this.#lost = undefined;
    this.#stopTimer();
  }

  #startOver() {
    this.#turn(this.joined ? 'joining' : this.#state);
    this.#forgetLog();
  }

  #forgetLog() {
    this.#copy.remove();
    this.#log.forget();
    this.#own.clear();
  }

  /** What is kept may have been made here. */
  get #isOwn() {
    return this.joined && this.#own.has(String(this.#log.made?.name));
  }

  /** Another took away what was stored. @param {string} [lost] its name, where it is not known why */
  #withdraw(lost) {
    this.#turn('withdrawn');
    this.#forgetLog();
    this.#lost = lost;
    this.#source.heard(false);
  }

  #startReading() {
    this.#ahead = this.#read();
    // Whoever waits for it hears of it.
    this.#ahead.catch(() => {});
  }

  #read() {
    const making = newMade(this.#source.now());
    this.#own.add(making.name);
    return this.#storage.read(making);
  }

  /** What a copy says is known until what is stored has been read. */
  async #takeCopy() {
    const copied = this.#copied;
    const found = await copied;
    if (found && this.#copied === copied && this.#state === 'joining') this.#log.takeCopy(found);
  }

  /** Reads what is stored, and makes a place for it where there is none. */
  #join() {
    const joining = (this.#joining ??= this.#asking.ask(NOT_KEPT, async (current) => {
      await this.#deletion.settle();
      if (this.#deletion.isOwed || !current()) return false;
      const found = await (this.#log.isOfCopy ? this.#beyondCopy() : (this.#ahead ?? this.#read()));
      if (!current()) return false;
      if (found) this.#found(found);
      else this.#joined();
      return true;
    }).finally(() => {
      if (this.#joining === joining) this.#joining = this.#ahead = undefined;
    }));
    return joining;
  }

  /** What has to be taken; nothing where all is known by the copy, and by what was read behind it. */
  async #beyondCopy() {
    const { last } = this.#log;
    const found = await this.#log.look();
    if (this.#log.last !== last) this.#copySoon();
    return found && found.made === undefined ? this.#read() : found;
  }

  /** Looks whether others wrote, or took away what was stored. */
  #look() {
    return this.#asking.ask(NOT_KEPT, async (current) => {
      if (this.#deletion.isOwed) return false;
      const found = this.joined ? await this.#log.look() : await this.#storage.read();
      if (!current() || !found) return false;
      if (found.made === undefined) {
        if (this.joined) this.#withdraw(this.#log.made?.name);
        return false;
      }
      // Whoever made it anew was told that it may be.
      if (this.#state === 'withdrawn') this.#source.heard(true);
      this.#found(found);
      return false;
    });
  }

  /** @param {Found} found everything that is stored */
  #found(found) {
    this.#state = 'keeping';
    const known = this.#log.isOfCopy ? undefined : this.#log.made;
    if (known && Object(found.made).name !== known.name) {
      this.#forgetLog();
      this.#source.forget();
    }
    this.#log.take(found);
    if (this.#source.isNewer()) {
      this.#copy.remove();
      return this.#turn('refused');
    }
    this.#joined();
    this.#copySoon();
  }

  /** All that is stored is known. */
  #joined() {
    this.#state = 'keeping';
    this.#source.joined();
    if (this.#log.isDirty) this.#save();
  }

  /** What has yet to be stored asks for it again; a shopper who paused may go on in another tab, and is not to be held up here. */
  #copySoon() {
    this.#copy.writeSoon(() => this.joined && !this.#log.isDirty && !this.#source.isPaused());
  }

  /** Writes what has changed, where it may be. @param {boolean} [leaving] at once, whatever is being written */
  async #save(leaving) {
    this.#stopTimer();
    this.#deletion.settle();
    this.#log.collect();
    if (!this.#mayKeep || !this.#log.isDirty) return this.#writing;
    if (!this.joined) return this.#join();
    if (!this.#writing || (leaving && this.#log.isWaiting)) this.#writing = this.#write();
    return this.#writing;
  }

  #write() {
    let went = false;
    const writing = this.#asking.ask(NOT_KEPT, async (current) => {
      const made = this.#log.made;
      // Also behind it, for another tab may make one meanwhile.
      this.#copy.outdate();
      const result = await this.#log.write().finally(() => this.#copy.outdate());
      if (!current()) return false;
      if (result === 'gone') {
        if (this.joined) this.#withdraw(made?.name);
        return false;
      }
      this.#channel?.tell({ added: true });
      if (result === 'mixed') await this.#look();
      else this.#tidy();
      return (went = true);
    }).finally(() => {
      if (this.#writing === writing) this.#writing = undefined;
      if (went && this.#log.isWaiting && this.stores) this.#timer ??= setTimeout(() => this.#save());
    });
    return writing;
  }

  /** Old entries give way to a checkpoint when the page is idle; what is to be read nowhere, at once. */
  #tidy() {
    if (this.#isTidying) return;
    this.#isTidying = true;
    const tidy = () =>
      this.#asking.ask(NOT_KEPT, async (current) => {
        this.#isTidying = false;
        if (!current() || !this.joined) return false;
        const erases = this.#log.isDirty;
        const done = await this.#log.tidy();
        // By another tab it may have been made anew meanwhile.
        if (erases) this.#copy.remove();
        this.#copySoon();
        if (!done && current()) await this.#look();
        return false;
      });
    if (this.#log.isDirty) tidy();
    else whenIdle(tidy, IDLE_WITHIN);
  }

  /** @param {unknown} message */
  #told(message) {
    const { added, forgotten, withdrawn, made } = /** @type {Message} */ (Object(message));
    if (this.#state === 'ended') return;
    if (withdrawn) this.#toldOfWithdrawal();
    if (forgotten) this.#toldOfForgetting(made);
    if (!added) return;
    if (this.#ahead) this.#startReading();
    // A tab that is not seen looks when it is.
    else if (!this.#isHidden && this.#state !== 'idle' && this.#state !== 'refused') this.#look();
  }

  #toldOfWithdrawal() {
    this.#lost = undefined;
    if (this.#state !== 'joining' && !this.joined) return;
    // It may have been made here meanwhile, by a consent that was older.
    const own = this.joined ? this.#isOwn : this.#joining ?? this.#ahead;
    this.#withdraw();
    if (own) this.#deletion.owe({ withdrawn: true });
  }

  /** @param {unknown} made under which name what is gone had been made */
  #toldOfForgetting(made) {
    if (this.#state === 'withdrawn') {
      this.#log.forget();
      this.#source.forget();
      if (made === undefined || made !== this.#lost) return;
      this.#turn('joining');
      return this.#source.heard(true);
    }
    const isOther = this.joined && made !== this.#log.made?.name;
    const isOwn = this.#isOwn;
    if (isOther && !isOwn && made !== undefined) return void this.#look();
    this.#startOver();
    this.#source.forget();
    // Made here meanwhile, it may hold what was to be forgotten.
    if (isOther && isOwn) this.#deletion.owe({ forgotten: true });
  }

  #hidden() {
    this.#isHidden = true;
    this.#save(true);
  }

  async #shown() {
    this.#isHidden = false;
    this.#listen();
    // The page that was gone to writes while it is left, which may be after this one is shown.
    if (this.#wasLeft) setTimeout(() => this.#shown(), SOON_AFTER);
    this.#wasLeft = false;
    await this.#save();
    if (this.#mayKeep || this.#state === 'withdrawn') await this.#look();
  }

  /** With a channel open, or with something being written, a page left would not come back as it was. */
  #left() {
    this.#save(true);
    this.#channel?.close();
    this.#channel = undefined;
    this.#wasLeft = true;
  }

  #listen() {
    this.#channel ??= channelTo(this.#address, (message) => this.#told(message));
  }

  #stopTimer() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
