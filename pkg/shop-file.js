// The shop file on this page: read once, off the critical path. Until it is there, and where it cannot be used, lists are ordered
// without it.

import { whenIdle } from './host.js';
import { bytesOf, isAddress } from './load.js';
import { TextEncoder } from './utf8.js';

/** @typedef {import('./types.d.ts').ShopFile} Told */
/** @typedef {import('./types.d.ts').ShopFileSource} Source */
/** @typedef {import('./wasm/crowd.js').Crowd} Crowd */

/**
 * @typedef {object} Heard
 * @property {() => void} used it is there: lists start from it from now on
 * @property {(error: unknown, consequence: string) => void} warn
 */

const IDLE_WITHIN = 2_000;
const encoder = new TextEncoder();
const WITHOUT = 'Lists are ordered without the shop file';

/** One shop's file, or none. */
export class ShopFile {
  #source;
  #heard;
  /** @type {Crowd | undefined} */
  #crowd;
  /** @type {Told | undefined} */
  #told;
  #isAsked = false;
  #isOver = false;
  /** Kept from one list to the next. */
  #utf8 = new Uint8Array(0);

  /**
   * @param {Source | Promise<Source> | undefined} source
   * @param {Heard} heard
   */
  constructor(source, heard) {
    this.#source = source;
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
      return this.#crowd?.start(numbers, this.#encoded(text), query, recent(), at);
    } catch (error) {
      // Of a module that failed nothing can be believed any more.
      this.#refused(error);
      return undefined;
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

  /** @param {string} text */
  #encoded(text) {
    const most = text.length * 3;
    if (most > this.#utf8.length) this.#utf8 = new Uint8Array(most);
    return this.#utf8.subarray(0, encoder.encodeInto(text, this.#utf8).written);
  }

  async #read() {
    if (this.#isOver) return;
    this.#isAsked = true;
    try {
      const file = this.#bytes();
      // Where the script does not come, nobody waits for it.
      file.catch(() => {});
      const { readShopFile } = await scriptOfCrowd();
      const { crowd, head } = await readShopFile(file, this.#told?.address);
      if (this.#isOver) return crowd.free();
      this.#crowd = crowd;
      this.#tell({ state: 'used', head });
      this.#heard.used();
    } catch (error) {
      if (!this.#isOver) this.#refused(error);
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

async function scriptOfCrowd() {
  try {
    return await import('./crowd.js');
  } catch (cause) {
    throw new Error("the script that reads shop files did not load: serve reshelf's crowd.js beside its other scripts", { cause });
  }
}
