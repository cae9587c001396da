// An invented shop: products in the order in which its search engine finds them relevant, and guides.

const BRANDS = ['Fjell', 'Asker', 'Tind', 'Nordhavn'];
const KINDS = ['Daypack', 'Tent', 'Rain jacket', 'Fleece', 'Beanie', 'Mug'];
const COLOURS = ['rowan', 'ember', 'lichen', 'slate', 'dune'];

/**
 * Of each kind as many as of any other, of each brand too, evenly strewn.
 *
 * @param {number} count
 */
export function products(count) {
  return Array.from({ length: count }, (_, n) => {
    const kind = /** @type {string} */ (KINDS[n % KINDS.length]);
    const brand = /** @type {string} */ (BRANDS[Math.floor(n / KINDS.length) % BRANDS.length]);
    return {
      objectID: `P-${n}`,
      name: `${brand} ${kind} ${n}`,
      brand,
      colour: COLOURS[(n * 7) % COLOURS.length],
      categories: ['Outdoor', kind],
      price: 20 + ((n * 37) % 90),
    };
  });
}

/** @param {number} count */
export function guides(count) {
  const about = (/** @type {number} */ n) => KINDS[n % KINDS.length];
  return Array.from({ length: count }, (_, n) => ({ objectID: `G-${n}`, name: `How to choose a ${about(n)}` }));
}
