// Which indices are in an order that is reshelf's to change.

// As in `products_price_asc`, `products:price:desc`, `products/sort/price:asc`, `productsPriceAsc`.
const SORTED = /(?:^|[^A-Za-z])(?:asc|desc|ASC|DESC)$|[a-z](?:Asc|Desc)$/;

/**
 * @param {readonly string[] | ((index: string) => boolean) | undefined} indices
 * @param {string} index
 */
export function holdsIndex(indices, index) {
  if (indices === undefined) return !SORTED.test(index);
  return typeof indices === 'function' ? Boolean(indices(index)) : indices.includes(index);
}
