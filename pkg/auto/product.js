// The product whose own page this is: by the platform, completed by what the page says in schema.org's words.

import { readJsonLd } from '../dom/json-ld.js';
import { matchProducts } from '../dom/matching.js';
import { readMicrodata } from '../dom/microdata.js';
import { itemOf, withoutGaps } from '../dom/schema-org.js';

/** @typedef {import('../dom.d.ts').CardItem} CardItem */

/**
 * @param {import('./platforms.js').Platform} platform
 * @returns {CardItem | undefined}
 */
export function productOfPage(platform) {
  const product = platform.product();
  return product?.item_id ? /** @type {CardItem} */ ({ ...said(), ...withoutGaps(product) }) : undefined;
}

function said() {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')];
  const texts = scripts.map(({ textContent }) => textContent ?? '');
  const here = [{ links: [location.href] }];
  const [product] = matchProducts(here, readJsonLd(texts), { base: document.baseURI, byPlace: false });
  const { embedding, ...item } = { ...itemOf(product ?? {}), ...itemOf(readMicrodata(document.body) ?? {}) };
  return item;
}
