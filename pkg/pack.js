// A list of items as one array of numbers and one text: `src/browser/packed.rs` reads it and says how.

import { dimensionsOf, legible, priceOf, quantityOf, readId } from './item.js';
import { cut, LIST_ITEMS, refusal, within } from './limits.js';
import { Spellings, spelt } from './spelling.js';
import { TextEncoder } from './utf8.js';

const FIELDS = [
  'item_id',
  'item_name',
  'item_brand',
  'item_variant',
  'item_category',
  'item_category2',
  'item_category3',
  'item_category4',
  'item_category5',
];
const OTHER_FIELDS = ['currency', 'price', 'quantity', 'embedding'];
const FIELD = 65536;
const HEADER = 4;

const TEXTS_OF_ONE_FIELD = 16;
const OWN_FIELDS = 8;

/** Most that one UTF-16 unit takes in UTF-8. */
const BYTES_OF_UNIT = 3;
const encoder = new TextEncoder();

/**
 * A list for the core.
 *
 * @typedef {object} Packed
 * @property {Float64Array} numbers the packer's own, as `text` is: good until the next list is packed
 * @property {Uint8Array} text in UTF-8
 * @property {number[] | undefined} named which items these are, where some cannot be named
 */

/** Packs lists for the core; it keeps its arrays from one list to the next. */
export class Packer {
  #fields;
  #describe;
  #warn;
  #kept;
  /** @type {Spellings | undefined} */
  #spellings;
  #numbers = new Float64Array(4096);
  #end = 0;
  #text = '';
  #utf8 = new Uint8Array(0);

  /**
   * @param {readonly string[] | undefined} own
   * @param {((item: any) => object) | undefined} describe
   * @param {(error: unknown, consequence: string) => void} [warn] told of what cannot be read
   * @param {() => readonly string[]} [kept] the names that what is known goes by
   */
  constructor(own, describe, warn = () => {}, kept = () => []) {
    this.own = (Array.isArray(own) ? own : []).filter((name) => !FIELDS.includes(name)).slice(0, OWN_FIELDS);
    this.#fields = [...FIELDS, ...this.own];
    this.#describe = describe;
    this.#warn = warn;
    this.#kept = kept;
  }

  /** What is known is no more what it was: it may go by other names. */
  respell() {
    this.#spellings = undefined;
  }

  /** @param {string} name */
  field(name) {
    return this.#fields.indexOf(name);
  }

  /**
   * Each item by itself: what cannot be read of it is left out, and so is an item that cannot be named. Throws where there
   * are more items than one list may have.
   *
   * @param {readonly unknown[]} items
   * @param {string} [unnamed] what becomes of an item that cannot be named
   * @returns {Packed}
   */
  pack(items, unnamed = 'It is left out') {
    this.#spellings ??= new Spellings(this.#kept());
    within(items, LIST_ITEMS);
    this.#end = 0;
    this.#text = '';
    /** @type {number[] | undefined} */
    let named;
    for (let index = 0; index < items.length; index++) {
      if (!this.#packed(items[index], index, unnamed)) named ??= Array.from({ length: index }, (_, before) => before);
      else named?.push(index);
    }
    return { numbers: this.#numbers.subarray(0, this.#end), text: this.#encoded(), named };
  }

  /**
   * An item in GA4's words, and its price as it is read: NaN where it is not known.
   *
   * @param {any} item
   */
  read(item) {
    const described = this.#described(item);
    return { described, price: priceOf(described, () => {}) };
  }

  /**
   * The id by which an item, or what names one, is known.
   *
   * @param {unknown} item
   */
  idOf(item) {
    return cut(String(typeof item === 'object' && item !== null ? this.#described(item).item_id : item));
  }

  /**
   * False where it cannot be named.
   *
   * @param {any} item
   * @param {number} index
   * @param {string} unnamed
   */
  #packed(item, index, unnamed) {
    try {
      const described = this.#described(item);
      try {
        this.#put(described, index);
      } catch {
        const leftOut = (/** @type {unknown} */ refused) => this.#leftOut(refused, index);
        this.#put(legible(described, [...this.#fields, ...OTHER_FIELDS], leftOut), index);
      }
      return true;
    } catch (error) {
      this.#warn(at(index, error), unnamed);
      return false;
    }
  }

  /**
   * Throws where it cannot be named, or looked at.
   *
   * @param {Record<string, any>} item
   * @param {number} index
   */
  #put(item, index) {
    const leftOut = (/** @type {unknown} */ refused) => this.#leftOut(refused, index);
    let text = readId(item['item_id']);
    const fields = this.#fields;
    const embedding = item['embedding'];
    const dimensions = embedding ? dimensionsOf(embedding, leftOut) : 0;
    const header = this.#end;
    const most = header + HEADER + fields.length * TEXTS_OF_ONE_FIELD + dimensions;
    if (most > this.#numbers.length) this.#grow(most);

    const numbers = this.#numbers;
    let end = header + HEADER;
    numbers[end++] = text.length;
    for (let field = 1; field < fields.length; field++) {
      const value = item[/** @type {string} */ (fields[field])];
      if (value === undefined || value === null || value === '') continue;
      if (typeof value === 'string') {
        const read = this.#spelt(field, value);
        text += read;
        numbers[end++] = field * FIELD + read.length;
      } else {
        for (const one of Array.isArray(value) ? value.slice(0, TEXTS_OF_ONE_FIELD) : [value]) {
          if (typeof one !== 'string' && typeof one !== 'number') continue;
          const read = this.#spelt(field, String(one));
          text += read;
          numbers[end++] = field * FIELD + read.length;
        }
      }
    }
    numbers[header] = priceOf(item, leftOut);
    numbers[header + 1] = quantityOf(item);
    numbers[header + 2] = dimensions;
    numbers[header + 3] = end - header - HEADER;
    for (let number = 0; number < dimensions; number++) numbers[end++] = embedding[number];
    this.#text += text;
    this.#end = end;
  }

  /**
   * @param {number} field
   * @param {string} value
   */
  #spelt(field, value) {
    // The first is the id, the second the name.
    return field === 1 ? spelt(value) : (this.#spellings?.of(cut(value)) ?? cut(value));
  }

  /**
   * @param {unknown} refused
   * @param {number} index
   */
  #leftOut(refused, index) {
    this.#warn(at(index, refused), 'What is wrong is left out, and the rest of the item is read');
  }

  /**
   * @param {any} item
   * @returns {Record<string, any>}
   */
  #described(item) {
    if (item === undefined || item === null) return {};
    return item.item_id === undefined && this.#describe ? (this.#describe(item) ?? {}) : item;
  }

  #encoded() {
    const most = this.#text.length * BYTES_OF_UNIT;
    if (most > this.#utf8.length) this.#utf8 = new Uint8Array(most);
    return this.#utf8.subarray(0, encoder.encodeInto(this.#text, this.#utf8).written);
  }

  /** @param {number} most */
  #grow(most) {
    const larger = new Float64Array(most * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/**
 * What is wrong with the item at that place.
 *
 * @param {number} index
 * @param {unknown} error
 */
function at(index, error) {
  const { message, code = 'unavailable', data = {} } = /** @type {any} */ (error instanceof Error ? error : new Error(String(error)));
  return refusal(`items[${index}]: ${message}`, code, { ...data, index });
}
