// Bounds of `src/limits.rs` that are looked at before anything crosses into the core: what it takes in grows its memory for
// good. A test holds them to that file.

export const LIST_ITEMS = { what: 'items in one list', max: 10_000 };
export const ID_BYTES = { what: 'bytes in an item_id', max: 512 };
export const TEXT_BYTES = 512;
export const EMBEDDING_NUMBERS = { what: 'numbers in an embedding', max: 512 };
export const MODEL_BYTES = { what: 'bytes of a model file', max: 128 * 1024 };
export const ENTRY_BYTES = { what: 'bytes of an entry', max: 8 * 1024 * 1024 };
export const SNAPSHOT_BYTES = { what: 'bytes of a snapshot', max: 4 * 1024 * 1024 };
export const SHOP_FILE_BYTES = { what: 'bytes of a shop file', max: 4_000_000 };

/**
 * What is bounded, in the core's own words where it is too long.
 *
 * @template {{ length: number }} V
 * @param {V} value
 * @param {{ what: string, max: number }} limit
 */
export function within(value, limit) {
  if (value.length > limit.max) throw tooMany(limit, value.length);
  return value;
}

/**
 * @param {{ what: string, max: number }} limit
 * @param {number} got
 */
export function tooMany({ what, max }, got) {
  return refusal(`${got} ${what}, at most ${max} are read; send fewer`, 'too-many', { limit: what, max, got });
}

/**
 * @param {string} message
 * @param {string} code
 * @param {Record<string, unknown>} data
 */
export function refusal(message, code, data) {
  return Object.assign(new Error(message), { name: 'ReshelfError', code, data });
}

/**
 * A text as far as it is read, and one unit more, so that an id too long is refused and not mistaken for another.
 *
 * @param {string} text
 */
export function cut(text) {
  return text.length > TEXT_BYTES ? text.slice(0, TEXT_BYTES + 1) : text;
}
