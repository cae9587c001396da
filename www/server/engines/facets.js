/** @typedef {import('../product-search.js').FacetValue} FacetValue */

/** As many as a shopper looks through. */
export const VALUES_MAX = 20;

/**
 * The largest first, equal ones by name. What is selected stays in, so that it can be taken back.
 * @param {FacetValue[]} values
 * @param {string[]} selected
 * @returns {FacetValue[]}
 */
export function largest(values, selected) {
  const sorted = values
    .filter(({ value }) => value !== '')
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const kept = new Set(selected);
  const first = sorted.slice(0, VALUES_MAX);
  const missing = sorted.slice(VALUES_MAX).filter(({ value }) => kept.has(value));
  const unknown = selected
    .filter((value) => !sorted.some((known) => known.value === value))
    .map((value) => ({ value, count: 0 }));
  const forced = [...missing, ...unknown].slice(0, VALUES_MAX);
  while (first.length > VALUES_MAX - forced.length) {
    const last = first.findLastIndex(({ value }) => !kept.has(value));
    first.splice(last, 1);
  }
  return [...first, ...forced];
}
