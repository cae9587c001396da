/** @typedef {import('../catalogue/catalogue.js').Product} Product */

/** The fields of a product that reshelf compares beside GA4's. */
export const ATTRIBUTES = ['rating', 'reviews'];

/** A product in GA4's words. Of one that nobody rated it is not said that it is rated badly. @param {Product} product */
export function item({ item_id, item_name, item_brand, item_category, item_category2, item_variant, price, rating, reviews }) {
  return { item_id, item_name, item_brand, item_category, item_category2, item_variant, price, ...(reviews > 0 && { rating, reviews }) };
}
