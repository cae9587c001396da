import { arranged } from './arranged.js';
import { dataLayer } from './data-layer.js';
import { ATTRIBUTES, item } from './item.js';
import { shopFile } from './shop-file.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/** How long a page waits for reshelf before it goes ahead in the server's order. */
const PATIENCE_MS = 2000;

/** Undefined where a file of the package could not be loaded: a static import would take the whole page with it. */
const shelf = await loadShelf().catch(() => undefined);

/** @returns {Promise<import('../../pkg/types.d.ts').Reshelf<any>>} */
async function loadShelf() {
  const [{ startReshelf }, { connectGa4 }] = await Promise.all([import('/reshelf/index.js'), import('/reshelf/ga4.js')]);
  const started = startReshelf({ attributes: ATTRIBUTES, ...(shopFile && { shop: shopFile.address }) });
  connectGa4(started, { dataLayer });
  return started;
}

/** reshelf in this shop. Where it does not run, every list keeps the server's order and nothing else changes. */
export class Personal {
  shelf = shelf;

  /** Resolves when lists can be arranged, or have waited long enough. */
  start() {
    return Promise.race([this.shelf?.whenReady, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  get running() {
    return this.shelf?.ready ?? false;
  }

  /** How much is known: looks, clicks, carts, purchases. */
  get acts() {
    return this.shelf?.profile().acts ?? 0;
  }

  /**
   * @param {Product[]} products in the server's order
   * @param {{ query?: string, fresh: boolean }} how fresh: from what is known now, not as the list was first shown
   */
  arrange(products, { query, fresh }) {
    return arranged(products, this.shelf?.rerank({ items: products.map(item), query, refresh: fresh }));
  }

  /** @param {Product} product */
  why(product) {
    return this.shelf?.why(product.item_id) ?? [];
  }

  async forget() {
    await this.shelf?.forget();
  }
}
