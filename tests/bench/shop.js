// An invented shop's lists, the same every time.

const BRANDS = ['Nordhavn', 'Fjell', 'Asker', 'Tind', 'Skagen', 'Holm', 'Vik', 'Lund'];
const COLOURS = ['black', 'white', 'red', 'blue', 'green', 'grey'];
const KINDS = ['Trail shoe', 'Road shoe', 'Walking boot', 'Sandal', 'Rain jacket', 'Fleece'];

/** @param {number} n */
export function product(n) {
  const some = (values, prime) => values[(n * prime) % values.length];
  return {
    item_id: `SKU-${100_000 + n}`,
    item_name: `${some(BRANDS, 3)} ${some(KINDS, 5)} for the long way home, ${some(COLOURS, 7)}`,
    item_brand: some(BRANDS, 3),
    item_variant: some(COLOURS, 7),
    item_category: 'Outdoor',
    item_category2: some(KINDS, 5),
    item_category3: n % 2 ? 'Women' : 'Men',
    price: 30 + ((n * 37) % 170),
    index: n,
  };
}

/** @param {number} count */
export function list(count, from = 0) {
  return Array.from({ length: count }, (_, n) => product(from + n));
}

/** Fifty events: ten lists, with two looks, a click and, now and then, a cart from each. @param {import('../../pkg/types.d.ts').Reshelf} shelf */
export function visit(shelf) {
  for (let n = 0; n < 10; n++) {
    const items = list(24, n * 10);
    shelf.observe({ event: 'view_item_list', items });
    shelf.observe({ event: 'view_item', items: [items[(n * 7) % 24]] });
    shelf.observe({ event: 'view_item', items: [items[(n * 11) % 24]] });
    shelf.observe({ event: 'select_item', items: [items[(n * 5) % 24]] });
    shelf.observe({ event: n % 2 ? 'add_to_cart' : 'view_item', items: [items[(n * 5) % 24]] });
  }
}
