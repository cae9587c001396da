/**
 * What a shop sells.
 * @typedef {object} Catalogue
 * @property {string} name as the console says it
 * @property {import('../product-search.js').Product[]} products
 * @property {readonly import('../product-search.js').Department[]} departments
 * @property {(product: import('../product-search.js').Product) => string} wordsOf further words by which it is found
 */
