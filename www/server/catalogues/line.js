import { shelfOf } from './shelves.js';

/** @typedef {import('../product-search.js').Product} Product */

/**
 * A line of a catalogue file, understood.
 * @typedef {object} Line
 * @property {import('./shelves.js').Shelf} shelf
 * @property {Omit<Product, 'item_category' | 'item_category2' | 'kind'>} product
 */

const FEATURES_MAX = 8;
const colourAttributes = ['product_colour', 'colour', 'color', 'cable_colour', 'colour_name', 'printing_colours'];

/**
 * @param {string} text
 * @returns {Line}
 * @throws {Error} that says what is wrong with it
 */
export function readLine(text) {
  // One writing of each letter: some write é as e and an accent, and no engine likens the two.
  const line = /** @type {Record<string, unknown>} */ (JSON.parse(text.normalize('NFC')));
  if (line === null || typeof line !== 'object') throw new Error('is not an object');
  const { item_id, item_name, item_brand, price } = line;
  if (typeof item_id !== 'string' || !/^[\w-]{1,64}$/.test(item_id)) {
    throw new Error('item_id must be letters, digits, _ and -, at most 64');
  }
  if (typeof item_name !== 'string' || item_name.trim() === '') throw new Error('item_name must be words');
  if (typeof price !== 'number' || !Number.isFinite(price) || price < 0) {
    throw new Error('price must be a number from 0');
  }
  const attributes = attributesOf(line.attributes);
  const brand = typeof item_brand === 'string' ? item_brand.trim() : '';
  return {
    shelf: shelfOf(line, attributes),
    product: {
      item_id,
      item_name: nameWithBrand(item_name.trim(), brand),
      item_brand: brand,
      item_variant: colourOf(line, attributes),
      price,
      currency: typeof line.currency === 'string' ? line.currency : 'EUR',
      model: item_id,
      description: typeof line.description === 'string' ? line.description : '',
      features: [...attributes].slice(0, FEATURES_MAX).map(([name, value]) => `${inWords(name)}: ${value}`),
      sizes: [],
      rating: numberOr(line.rating, 0),
      reviews: numberOr(line.reviews, 0),
      style: 0,
    },
  };
}

/** @param {unknown} attributes @returns {Map<string, string>} */
function attributesOf(attributes) {
  if (attributes === null || typeof attributes !== 'object') return new Map();
  return new Map(Object.entries(attributes).filter((entry) => typeof entry[1] === 'string' && entry[1] !== ''));
}

/** The shop's pages show the brand above the rest of the name. @param {string} name @param {string} brand */
function nameWithBrand(name, brand) {
  if (!brand) return name;
  return name.toLowerCase().startsWith(`${brand.toLowerCase()} `) ? name : `${brand} ${name}`;
}

/**
 * "Black,Silver" becomes "Black, silver".
 * @param {Record<string, unknown>} line
 * @param {Map<string, string>} attributes
 */
function colourOf({ item_variant }, attributes) {
  if (typeof item_variant === 'string') return item_variant;
  const found = colourAttributes.map((name) => attributes.get(name)).find(Boolean) ?? '';
  const words = found.split(/[,/]/).map((word) => word.trim().toLowerCase()).filter(Boolean).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "contrast_ratio__typical_" becomes "contrast ratio typical". @param {string} name */
const inWords = (name) => name.replace(/_+/g, ' ').trim();

/** @param {unknown} value @param {number} otherwise */
const numberOr = (value, otherwise) => (typeof value === 'number' && Number.isFinite(value) ? value : otherwise);
