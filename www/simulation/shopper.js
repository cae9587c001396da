import { brands } from '../catalogue/brands.js';
import { colours } from '../catalogue/colours.js';
import { kinds } from '../catalogue/kinds.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../catalogue/random.js').Random} Random */

const BRANDS_LIKED = 2;
const KINDS_WANTED = 4;

/** How much each part of a taste says, against the draw of a standard Gumbel distribution. */
const WEIGHT = { appeal: 0.9, brand: 1.1, colour: 0.5, price: 1.4 };

/** Of a thing of another kind than the one sought. */
const NOT_SOUGHT = -5;

/** What all find more or less attractive: each model, and each colour. */
export class Appeal {
  /** @type {Map<string, number>} */ #ofModel = new Map();
  /** @type {Map<string, number>} */ #ofColour;
  /** @type {Map<string, number>} of a kind, the logarithm of its usual price */ #prices;

  /** @param {readonly Product[]} products @param {Random} random */
  constructor(products, random) {
    for (const { model, rating } of products) {
      // What its rating tells, and much that it does not.
      if (!this.#ofModel.has(model)) this.#ofModel.set(model, 0.4 * (rating - 4.25) + random.normal());
    }
    this.#ofColour = new Map(colours.map(({ name }) => [name, 0.4 * random.normal()]));
    this.#prices = new Map(kinds.map(({ slug, price }) => [slug, Math.log(price)]));
  }

  /** @param {Product} product */
  of({ model, item_variant }) {
    return (this.#ofModel.get(model) ?? 0) + (this.#ofColour.get(item_variant) ?? 0);
  }

  /** How dear it is for its kind, as a logarithm; 0 is usual. @param {Product} product */
  dearness({ kind, price }) {
    return Math.log(price) - (this.#prices.get(kind) ?? Math.log(price));
  }
}

/** Someone with a taste of their own, who also likes what all like. */
export class SimulatedShopper {
  /** @param {Appeal} appeal @param {Random} random */
  constructor(appeal, random) {
    this.appeal = appeal;
    /** Slugs of what they need at present, the first most of all. */
    this.wants = random.shuffle(kinds).slice(0, KINDS_WANTED).map(({ slug }) => slug);
    this.brands = new Set(random.shuffle(brands).slice(0, BRANDS_LIKED).map(({ name }) => name));
    this.colour = random.pick(colours).name;
    /** How dear things may be for their kind. */
    this.purse = 0.35 * random.normal();
  }

  /** How much a product pleases; what nobody would choose is far below 0. @param {Product} product @param {string} sought slug of a kind */
  liking(product, sought) {
    const taste = WEIGHT.appeal * this.appeal.of(product)
      + (this.brands.has(product.item_brand) ? WEIGHT.brand : 0)
      + (this.colour === product.item_variant ? WEIGHT.colour : 0)
      - WEIGHT.price * Math.abs(this.appeal.dearness(product) - this.purse);
    return taste + (product.kind === sought ? 0 : NOT_SOUGHT);
  }
}
