const shoe = (n) => ({ item_id: `shoe-${n}`, item_brand: ['Nordhavn', 'Fjell'][n % 2] });

export const results = Array.from({ length: 8 }, (_, n) => shoe(n));
export const seen = [101, 103, 105].map(shoe);

export async function check({ items, first, slim }) {
  console.assert(items.length === 8 && items[0] === results[first], 'the first block of names');
  console.assert(items.some((item, place) => item !== results[place]), 'the order is the shopper’s');
  console.assert(slim === true, 'the slim entry, with its core');
  console.assert(typeof globalThis.reshelf.startReshelf === 'function', 'the classic script');
  const shown = () => document.querySelectorAll('#products li').length;
  for (let tries = 0; shown() === 0 && tries < 100; tries++) await new Promise((soon) => setTimeout(soon, 20));
  console.assert(shown() === 8, 'React');
}
