// A copy of what is stored, in localStorage, where a page finds it at once: IndexedDB opens when the browser is done with the
// navigation, long after the first list. It is a cache, made of nothing but what stands in the database, and what it says is held
// to the database as soon as that is read.

import { flattened, unflattened } from './flat.js';
import { keepText, textOf, whenIdle } from './host.js';
import { canInflate, deflated, inflatedBytes } from './inflate.js';

/** A copy of another version is none. */
const VERSION = 1;
const IDLE_WITHIN = 1000;

/** What weighs more is packed and written too slowly, and takes too much of what the shop may keep there: some 5 million letters. */
const MOST_BYTES = 2 ** 20;
const MOST_LETTERS = 2 ** 18;

/** @typedef {import('./storage.js').Found} Found */

/** The checkpoint and the entries behind it lie apart, for the former stays while many of the latter come. */
export class Copy {
  #storage;
  #checkpoint;
  #log;
  /** Behind which checkpoint there is too much. */
  #tooMuch = '';
  #isAsked = false;

  /**
   * @param {string} name the database's
   * @param {import('./storage.js').Storage} storage
   */
  constructor(name, storage) {
    this.#storage = storage;
    this.#checkpoint = `reshelf:${name}:history`;
    this.#log = `reshelf:${name}:log`;
  }

  /** What it says; nothing where there is none, which is told at once, or where it is damaged. @returns {Promise<Found | undefined> | undefined} */
  read() {
    const [log, checkpoint] = [textOf(this.#log), textOf(this.#checkpoint)];
    if (!log || !checkpoint || !canInflate()) return undefined;
    return unpacked(log, checkpoint).catch(() => {
      this.remove();
      return undefined;
    });
  }

  /** Makes it anew when the page is idle. @param {() => boolean} isWanted from then on */
  writeSoon(isWanted) {
    if (this.#isAsked) return;
    this.#isAsked = true;
    whenIdle(() => {
      this.#isAsked = false;
      // It is a cache: whatever goes wrong, the next time it may go right.
      if (isWanted()) this.write(isWanted).catch(nothing);
    }, IDLE_WITHIN);
  }

  /** Makes it anew from what is stored, little by little. @param {() => boolean} isWanted from beginning to end */
  async write(isWanted) {
    const found = await this.#storage.readOn(0);
    const head = headOf(found.made);
    const isEmpty = found.keys.length === 0 && !Object(found.made).checkpoints;
    if (isEmpty || head === this.#tooMuch) return;
    const log = await packed(head, { log: found });
    // Whoever closed the database meanwhile wants it to stay so.
    const checkpoint = isWanted() ? await this.#checkpointOf(head) : undefined;
    if (!isWanted()) return;
    if (!log || checkpoint === undefined || log.length + checkpoint.length > MOST_LETTERS) {
      this.#tooMuch = head;
      return this.remove();
    }
    // As long as the transaction lasts nobody deletes what is stored, and whoever does later deletes this, too.
    await this.#storage.where(found, () => {
      if (!isWanted()) return;
      const isKept = keepText(this.#checkpoint, checkpoint) && keepText(this.#log, log);
      if (!isKept) this.remove();
    });
  }

  /** It does not say any more what is stored: without its entries there is none. */
  outdate() {
    keepText(this.#log);
  }

  /** Nothing is left of it. */
  remove() {
    keepText(this.#log);
    keepText(this.#checkpoint);
  }

  /** @param {string} head */
  async #checkpointOf(head) {
    const before = textOf(this.#checkpoint);
    if (before?.startsWith(`${head} `)) return before;
    const { made, checkpoint } = await this.#storage.read();
    if (headOf(made) !== head) throw new Error('changed');
    return packed(head, { checkpoint });
  }
}

/** @param {unknown} made */
function headOf(made) {
  const { name, checkpoints } = Object(made);
  return `${VERSION} ${name} ${checkpoints}`;
}

/**
 * @param {string} head
 * @param {object} part
 * @returns {Promise<string | undefined>} nothing where it weighs too much
 */
async function packed(head, part) {
  const flat = flattened({ head, ...part });
  if (flat.length > MOST_BYTES) return undefined;
  return `${head} ${await deflated(flat, () => new Promise((rested) => whenIdle(() => rested(undefined), IDLE_WITHIN)))}`;
}

/**
 * @param {string} log
 * @param {string} checkpoint
 * @returns {Promise<Found | undefined>}
 */
async function unpacked(log, checkpoint) {
  const [entries, before] = await Promise.all([partOf(log), partOf(checkpoint)]);
  // Of another one it is, where a page ended between the two.
  return entries.head === before.head ? { ...entries.log, checkpoint: before.checkpoint } : undefined;
}

/** @param {string} text @returns {Promise<{ head: string, log: Found, checkpoint: unknown }>} */
async function partOf(text) {
  const [packed = ''] = text.split(' ').slice(-1);
  const part = unflattened(await inflatedBytes(packed));
  return /** @type {any} */ (part);
}

function nothing() {}
