// A list of items as one array of numbers and one text: `src/browser/packed.rs` reads it and says how.

import { cut, EMBEDDING_NUMBERS, LIST_ITEMS, within } from './limits.js';
import { Spellings, spelt } from './spelling.js';

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
const FIELD = 65536;

const TEXTS_OF_ONE_FIELD = 16;
const OWN_FIELDS = 8;

/** Packs lists for the core; it keeps its array from one list to the next. */
export class Packer {
  #fields;
  #describe;
  #kept;
  /** @type {Spellings | undefined} */
  #spellings;
  #numbers = new Float64Array(4096);

  /**
   * @param {readonly string[] | undefined} own
   * @param {((item: any) => object) | undefined} describe
   * @param {() => readonly string[]} [kept] the names that what is known goes by
   */
  constructor(own, describe, kept = () => []) {
    this.own = (Array.isArray(own) ? own : []).filter((name) => !FIELDS.includes(name)).slice(0, OWN_FIELDS);
    this.#fields = [...FIELDS, ...this.own];
    this.#describe = describe;
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
   * The numbers are the packer's own, good until the next call. Throws where there are more items than one list may have.
   *
   * @param {readonly object[]} items
   */
  pack(items) {
    const fields = this.#fields;
    const spellings = (this.#spellings ??= new Spellings(this.#kept()));
    const spelling = (/** @type {number} */ field, /** @type {string} */ value) =>
      field === 0 ? cut(value) : field === 1 ? spelt(value) : spellings.of(cut(value));
    let numbers = this.#numbers;
    let text = '';
    let end = 0;

    within(items, LIST_ITEMS);
    for (let index = 0; index < items.length; index++) {
      const item = this.#described(items[index]);
      const embedding = item.embedding;
      const dimensions = embedding ? Math.min(embedding.length >>> 0, EMBEDDING_NUMBERS + 1) : 0;
      const most = end + 3 + fields.length * TEXTS_OF_ONE_FIELD + dimensions;
      if (most > numbers.length) numbers = this.#grow(most);

      const header = end;
      numbers[end++] = price(item.price);
      numbers[end++] = dimensions;
      end++;
      for (let field = 0; field < fields.length; field++) {
        const value = item[/** @type {string} */ (fields[field])];
        if (value === undefined || value === null || value === '') continue;
        if (typeof value === 'string') {
          const read = spelling(field, value);
          text += read;
          numbers[end++] = field * FIELD + read.length;
        } else {
          for (const one of Array.isArray(value) ? value.slice(0, TEXTS_OF_ONE_FIELD) : [value]) {
            if (typeof one !== 'string' && typeof one !== 'number') continue;
            const read = spelling(field, String(one));
            text += read;
            numbers[end++] = field * FIELD + read.length;
          }
        }
      }
      numbers[header + 2] = end - header - 3;
      for (let number = 0; number < dimensions; number++) numbers[end++] = embedding[number];
    }
    return { numbers: numbers.subarray(0, end), text };
  }

  /**
   * An item in GA4's words, and its price as it is read: NaN where it is not known.
   *
   * @param {any} item
   */
  read(item) {
    const described = this.#described(item);
    return { described, price: price(described.price) };
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
   * @param {any} item
   * @returns {Record<string, any>}
   */
  #described(item) {
    return item.item_id === undefined && this.#describe ? this.#describe(item) : item;
  }

  /** @param {number} most */
  #grow(most) {
    const larger = new Float64Array(most * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
    return larger;
  }
}

/**
 * @param {unknown} value
 * @returns {number}
 */
function price(value) {
  if (typeof value === 'number') return value - value === 0 ? value : NaN;
  return typeof value === 'string' && value.trim() !== '' ? price(Number(value)) : NaN;
}
