// What the pages of every platform sell: shoes, every fourth of them a Nordhavn.

const BRANDS = ['Fjell', 'Asker', 'Tind & Søn', 'Nordhavn'];

/** @typedef {ReturnType<typeof shoe>} Shoe */

/** @param {number} n */
export function shoe(n) {
  const brand = BRANDS[n % BRANDS.length] ?? '';
  const name = `${brand} trail shoe no. ${n}`;
  return {
    n,
    /** As platforms number them. */
    id: 7_000_000_100 + n,
    name,
    brand,
    handle: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    category: n % 2 ? 'Trail shoes' : 'Road shoes',
    price: 60 + ((n * 37) % 50),
  };
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** As people read it: `1.299,00 €`. @param {number} price */
export function euros(price) {
  return `${price.toFixed(2).replace('.', ',')} €`;
}
