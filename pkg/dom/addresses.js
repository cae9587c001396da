// When two addresses are one product's: an identity of addresses, however a shop's links dress them up.

/** Parameters that tell products apart. Most others say how somebody came to one, from which list, in which size. */
const NAMES_PRODUCT = 
  /^(?:p|slug|handle|gtin|ean|mpn|isbn|asin)$|id$|sku|code|model|n(?:umbe)?r$|no$|prod|item|art(?:icle|ikel)/i;
const NAMES_ANOTHER = new RegExp(
  '^(?:_(?!id$)|utm_|mc_|pr_|ga)|variant|variation|' +
    '(?:clk?|bra|ad|group|sess|^[scur]|slt|query|campaign|list|ref|cat|category|brand|user)_?id$',
  'i',
);

/** A product of Shopify's has one address in each collection that it is in. */
const COLLECTION = /\/collections\/[^/]+(?=\/products\/)/;

/**
 * @typedef {object} Address without its host: a shop writes its public one, wherever a page is served from
 * @property {string} exact with all that it says
 * @property {string} product with what is known to tell products apart: equal for all addresses of one product
 */

/**
 * @param {string} url
 * @param {string} base what it is relative to
 * @returns {Address}
 */
export function addressOf(url, base) {
  try {
    const { pathname, searchParams } = new URL(url, base);
    const path = `/${pathname.split('/').map(spelt).filter(Boolean).join('/')}`.replace(COLLECTION, '');
    const all = [...searchParams].map(([name, value]) => [name, value.normalize()]).sort();
    return { exact: path + written(all), product: path + written(all.filter(([name = '']) => namesProduct(name))) };
  } catch {
    return { exact: url, product: url };
  }
}

/** @param {string} parameter */
function namesProduct(parameter) {
  return NAMES_PRODUCT.test(parameter) && !NAMES_ANOTHER.test(parameter);
}

/**
 * A part of a path, whichever of its letters are written as percent signs and digits.
 *
 * @param {string} part
 */
function spelt(part) {
  try {
    return encodeURIComponent(decodeURIComponent(part).normalize());
  } catch {
    return part.replace(/%../g, (code) => code.toUpperCase());
  }
}

/** @param {string[][]} parameters */
function written(parameters) {
  return parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : '';
}
