// `reshelf.auto.js`: one script tag in the pages of a shop, and no code. Its `data-…` attributes are its settings.

import { startShop } from './shop.js';

const tag = [...document.scripts].find(({ src }) => src === import.meta.url);

function begin() {
  try {
    const page = /** @type {{ reshelf?: object }} */ (globalThis);
    page.reshelf = { ...page.reshelf, ...startShop({ ...tag?.dataset }) };
  } catch (error) {
    console.warn(`reshelf: ${error instanceof Error ? error.message : error}. The list stays as served.`);
  }
}

// A tag manager may have put it into the page before the page's markup is there.
if (document.readyState === 'loading') document.addEventListener('readystatechange', begin, { once: true });
else begin();
