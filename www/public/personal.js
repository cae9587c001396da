import { dataLayer } from './data-layer.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../../pkg/types.d.ts').Reshelf<Product>} Reshelf */
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
  /** @type {Reshelf | null} */
  #shelf = null;
  /** @type {LearnResult | null} */
  lastLearned = null;

  /** Resolves when lists can be arranged. @param {import('./remembering.js').Remembering} remembering */
  async start(remembering) {
    const starting = this.#load(remembering.allowed).catch((error) => console.warn('reshelf does not run; results keep the server’s order.', error));
    await Promise.race([starting, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    remembering.addEventListener('change', () => this.#shelf?.consent(remembering.allowed));
  }

  /** @param {boolean} consent */
  async #load(consent) {
    const { createReshelf } = await import('/reshelf/index.js');
    const shelf = /** @type {Reshelf} */ (await createReshelf({ consent }));
    if (!shelf.ready) return;
    shelf.on('learn', (result) => {
      this.lastLearned = result;
      this.dispatchEvent(new Event('change'));
    });
    shelf.connect(dataLayer);
    this.#shelf = shelf;
  }

  get running() {
    return this.#shelf !== null;
  }

  /**
   * @param {Product[]} products in the server's order
   * @param {{ query?: string, fresh: boolean }} how fresh: from what is known now, not as the list was first shown
   * @returns {Arranged}
   */
  arrange(products, { query, fresh }) {
    const ranked = this.#shelf?.rerank({ items: products, query, refresh: fresh });
    const places = new Map([...(ranked?.order ?? products.keys())].map((served, place) => [served, place]));
    return {
      placed: products.map((product, served) => ({ product, served, place: places.get(served) ?? served })),
      personalised: ranked?.personalised ?? false,
    };
  }

  /** @param {Product} product */
  why(product) {
    return this.#shelf?.why(product.item_id) ?? [];
  }

  profile() {
    return this.#shelf?.profile() ?? null;
  }

  /** @param {import('../../pkg/types.d.ts').Topic} topic */
  forgetTopic(topic) {
    this.#shelf?.forgetTopic(topic);
    this.dispatchEvent(new Event('forgotten'));
  }

  async forget() {
    await this.#shelf?.forget();
    this.lastLearned = null;
    this.dispatchEvent(new Event('forgotten'));
  }

  async learn() {
    return this.#shelf?.learn();
  }

  async export() {
    return this.#shelf?.export();
  }
}
