import { brands } from './brands.js';
import { colours } from './colours.js';
import { kindOf } from './kinds.js';
import { Random } from './random.js';

/**
 * A product as the shop's server sends it; the first eight fields are named as in GA4.
 * @typedef {object} Product
 * @property {string} item_id
 * @property {string} item_name
 * @property {string} item_brand
 * @property {string} item_category the department, "Clothing"
 * @property {string} item_category2 the kind, "Rain jackets"
 * @property {string} item_variant the colour, "Spruce"
 * @property {number} price in euros
 * @property {string} currency
 * @property {string} model item_id of the first colour; the same for all colours of a model
 * @property {string} kind slug of the kind
 * @property {string} description
 * @property {string[]} features
 * @property {string[]} sizes
 * @property {number} rating 1 to 5
 * @property {number} reviews how many rated it
 * @property {number} style which cut of its kind's picture, 0 to 2
 */

/** @typedef {import('./brands.js').Brand} Brand */
/** @typedef {import('./kinds.js').Kind} Kind */

export const SEED = 20240611;

/**
 * The whole shop: about 1,400 invented products, the same for the same seed.
 * @param {number} [seed]
 * @returns {Product[]}
 */
export function makeCatalogue(seed = SEED) {
  const random = new Random(seed);
  /** @type {Product[]} */
  const products = [];
  for (const brand of brands) {
    for (const slug of brand.kinds) products.push(...makeRange(brand, kindOf(slug), random));
  }
  return numbered(random.shuffle(products));
}

/** What one brand makes of one kind. @param {Brand} brand @param {Kind} kind @param {Random} random */
function makeRange(brand, kind, random) {
  const models = random.shuffle(brand.names).slice(0, random.integer(4, 6));
  return models.flatMap((name) => makeModel(name, brand, kind, random));
}

/** A model in one to three colours. @param {string} name @param {Brand} brand @param {Kind} kind @param {Random} random @returns {Product[]} */
function makeModel(name, brand, kind, random) {
  const qualifier = random.pick(kind.qualifiers);
  const features = random.shuffle(kind.features).slice(0, 3);
  const price = niceprice(kind.price * brand.level * Math.exp(0.28 * random.normal()));
  const rating = Math.round(Math.min(5, Math.max(2.6, 4.25 + 0.45 * random.normal())) * 10) / 10;
  const reviews = Math.round(Math.exp(3.2 + 1.2 * random.normal()));
  const style = random.integer(0, 2);
  const promise = random.pick(promises);
  return random.shuffle(colours).slice(0, random.pick([1, 1, 1, 2, 2, 3])).map((colour, i) => ({
    item_id: '',
    item_name: [brand.name, name, qualifier, kind.noun].filter(Boolean).join(' '),
    item_brand: brand.name,
    item_category: kind.department,
    item_category2: kind.name,
    item_variant: colour.name,
    price,
    currency: 'EUR',
    model: `${brand.name} ${name} ${kind.slug}`,
    kind: kind.slug,
    description: `${brand.voice} ${promise}`,
    features,
    sizes: [...kind.sizes],
    rating,
    reviews: Math.max(1, Math.round(reviews / (i + 1))),
    style,
  }));
}

const promises = [
  'Spare parts are kept for ten years.',
  'Made in small runs, so that nothing is thrown away.',
  'Tested for a season before it was given a name.',
  'Repaired for the price of the postage.',
  'Cut from the ends of longer rolls.',
  'The second owner gets the same guarantee as the first.',
  'Packed in paper, and little of it.',
];

/** 187.32 becomes 189.95, 18.2 becomes 17.95. @param {number} price */
function niceprice(price) {
  const step = price < 60 ? 2 : price < 200 ? 5 : 10;
  return Math.round((Math.max(1, Math.round(price / step)) * step - 0.05) * 100) / 100;
}

/** Numbers in the order of the shelf, and each model named by its first colour's number. @param {Product[]} products */
function numbered(products) {
  /** @type {Map<string, string>} */
  const first = new Map();
  products.forEach((product, i) => {
    product.item_id = `VH-${String(i + 1).padStart(4, '0')}`;
    if (!first.has(product.model)) first.set(product.model, product.item_id);
  });
  return products.map((product) => ({ ...product, model: /** @type {string} */ (first.get(product.model)) }));
}
