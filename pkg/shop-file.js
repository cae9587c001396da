// The shop file on this page: read once, off the critical path. Until it is there, and where it cannot be used, lists are ordered
// without it.

import { whenIdle } from './host.js';
import { bytesOf, isAddress } from './load.js';

/** @typedef {import('./types.d.ts').ShopFile} Told */
/** @typedef {import('./types.d.ts').ShopFileSource} Source */
/** @typedef {import('./types.d.ts').CrowdScript} Script */
/** @typedef {import('./types.d.ts').Reason} Reason */
/** @typedef {import('./types.d.ts').CrowdOfFile} Crowd */

/**
 * @typedef {object} Heard
 * @property {() => void} used it is there: lists start from it from now on
 * @property {(error: unknown, consequence: string) => void} warn
 */

const IDLE_WITHIN = 2_000;
const WITHOUT = 'Lists are ordered without the shop file';
const NO_SCRIPT =
  "the script that reads shop files did not load: serve reshelf's dist/reshelf.crowd.js and name it in modules.crowd, or put it into " +
  'the bundle with reshelf/crowd';

/** One shop's file, or none. */
export class ShopFile {
  #source;
  #script;
  #heard;
  /** @type {Crowd | undefined} */
  #crowd;
  /** @type {Told | undefined} */
  #told;
  #isAsked = false;
  #isOver = false;

  /**
   * @param {Source | Promise<Source> | undefined} source
   * @param {import('./types.d.ts').Modules['crowd']} script what reads it: a function by now, where anything can be loaded
   * @param {Heard} heard
   */
  constructor(source, script, heard) {
    this.#source = source;
    this.#script = script;
    this.#heard = heard;
    if (source !== undefined) this.#told = { state: 'waiting', address: isAddress(source) ? String(source) : undefined, head: undefined };
  }

  /** How it stands; nothing where the shop has none. */
  get told() {
    return this.#told && { ...this.#told };
  }

  /** The shelf starts: what the page fetched itself is read. */
  begin() {
    if (this.#source !== undefined && !isAddress(this.#source)) this.#read();
  }

  /** A list was ordered: now the file may be asked for, once. */
  ordered() {
    if (this.#source !== undefined && !this.#isAsked) whenIdle(() => this.#read(), IDLE_WITHIN);
    this.#isAsked = true;
  }

  /**
   * What a packed list starts from: at each place the index in the server's order. Nothing without a file.
   *
   * @param {import('./pack.js').Packed} packed
   * @param {{ query: string, at: number }} asked
   * @param {() => Uint8Array} recent what the core says was chosen last
   */
  start({ numbers, text }, { query, at }, recent) {
    try {
      return this.#crowd?.start(numbers, text, query, recent(), at);
    } catch (error) {
      // Of a module that failed nothing can be believed any more.
      this.#refused(error);
      return undefined;
    }
  }

  /**
   * A reason for an item's place, in the file's own words where it has some.
   *
   * @param {Reason} reason
   * @param {string} id
   * @returns {Reason}
   */
  said(reason, id) {
    if (reason.group !== 'crowd') return reason;
    try {
      return { ...reason, text: this.#crowd?.words(id, reason.share > 0) ?? reason.text };
    } catch (error) {
      this.#refused(error);
      return reason;
    }
  }

  end() {
    this.#isOver = true;
    const crowd = this.#crowd;
    this.#crowd = undefined;
    try {
      crowd?.free();
    } catch {
      // Another shelf of the page saw its module fail.
    }
  }

  async #read() {
    if (this.#isOver) return;
    this.#isAsked = true;
    try {
      const file = this.#bytes();
      // Where the script does not come, nobody waits for it.
      file.catch(() => {});
      const { readShopFile } = await this.#scriptOfCrowd();
      const { crowd, head } = await readShopFile(file, this.#told?.address);
      if (this.#isOver) return crowd.free();
      this.#crowd = crowd;
      this.#tell({ state: 'used', head });
      this.#heard.used();
    } catch (error) {
      if (!this.#isOver) this.#refused(error);
    }
  }

  async #scriptOfCrowd() {
    try {
      return await /** @type {() => Promise<Script>} */ (this.#script)();
    } catch (cause) {
      throw new Error(NO_SCRIPT, { cause });
    }
  }

  async #bytes() {
    return bytesOf(/** @type {Source} */ (await this.#source));
  }

  /** @param {unknown} error */
  #refused(error) {
    this.#crowd = undefined;
    this.#tell({ state: 'refused', head: undefined });
    this.#heard.warn(error, WITHOUT);
  }

  /** @param {Pick<Told, 'state' | 'head'>} told */
  #tell(told) {
    this.#told = { address: this.#told?.address, ...told };
  }
}
