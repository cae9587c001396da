import { connectGa4 } from '/reshelf/ga4.js';
import { startReshelf } from '/reshelf/index.js';
import { dataLayer } from './data-layer.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../../pkg/types.d.ts').LearnResult} LearnResult */

/**
 * A product in its place.
 * @typedef {object} Placed
 * @property {Product} product
 * @property {number} served its place in the server's order, from 0
 * @property {number} place its place for this shopper, from 0
 */

/** @typedef {{ placed: Placed[], personalised: boolean }} Arranged in the server's order */

/** How long a page waits for reshelf before it goes ahead in the server's order. */
const PATIENCE_MS = 2000;

/** reshelf in this shop. Where it does not run, every list keeps the server's order and nothing else changes. */
export class Personal extends EventTarget {
  /** @type {import('../../pkg/types.d.ts').Reshelf<any>} */
  shelf = startReshelf();
  /** @type {LearnResult | null} */
  lastLearned = null;

  constructor() {
    super();
    connectGa4(this.shelf, { dataLayer });
    this.shelf.on('learn', (result) => {
      this.lastLearned = result;
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Resolves when lists can be arranged, or have waited long enough. */
  start() {
    return Promise.race([this.shelf.whenReady, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  get running() {
    return this.shelf.ready;
  }

  /** How much is known: looks, clicks, carts, purchases. */
  get acts() {
    return this.shelf.profile().acts;
  }

  /**
   * @param {Product[]} products in the server's order
   * @param {{ query?: string, fresh: boolean }} how fresh: from what is known now, not as the list was first shown
   * @returns {Arranged}
   */
  arrange(products, { query, fresh }) {
    const { order, personalised } = this.shelf.rerank({ items: products, query, refresh: fresh });
    const places = new Map([...order].map((served, place) => [served, place]));
    return {
      placed: products.map((product, served) => ({ product, served, place: places.get(served) ?? served })),
      personalised,
    };
  }

  /** @param {Product} product */
  why(product) {
    return this.shelf.why(product.item_id);
  }

  profile() {
    return this.running ? this.shelf.profile() : null;
  }

  /** @param {import('../../pkg/types.d.ts').Topic} topic */
  forgetTopic(topic) {
    this.shelf.forgetTopic(topic);
    this.dispatchEvent(new Event('forgotten'));
  }

  async forget() {
    await this.shelf.forget();
    this.lastLearned = null;
    this.dispatchEvent(new Event('forgotten'));
  }

  learn() {
    return this.shelf.learn();
  }

  export() {
    return this.shelf.export();
  }
}
