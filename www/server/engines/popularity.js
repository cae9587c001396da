/**
 * How well a product sells, about 0 to 3: its rating against the middle, times how many rated it.
 * @param {import('../product-search.js').Product} product
 */
export function popularity({ rating, reviews }) {
  return Math.max(0, rating - 2.5) * Math.log10(1 + reviews) / 2;
}
