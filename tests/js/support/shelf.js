// A shelf in Node: the modules by their bytes, a clock that the test sets, products of the test's own.

import { readFile } from 'node:fs/promises';

import { createReshelf } from '../../../pkg/index.js';

const core = await readFile(new URL('../../../pkg/wasm/core_bg.wasm', import.meta.url));

export const clock = { at: Date.UTC(2026, 0, 1), now: () => clock.at++ };

/** @param {object} [options] */
export function shelf(options = {}) {
  return createReshelf({ modules: { core }, now: clock.now, autoLearn: false, ...options });
}

const BRANDS = ['Nordhavn', 'Fjell', 'Asker', 'Tind'];

/** Shoes in an order in which every fourth is a Nordhavn. @param {number} count */
export function shoes(count, from = 0) {
  return Array.from({ length: count }, (_, n) => shoe(from + n));
}

/** @param {number} n */
export function shoe(n) {
  return {
    item_id: `shoe-${n}`,
    item_name: `Trail shoe no. ${n}`,
    item_brand: BRANDS[n % BRANDS.length],
    item_category: 'Shoes',
    price: 60 + ((n * 37) % 50),
  };
}

/** The shopper looks at three shoes of one brand. */
export function lookAtThree(shelf, brand = 'Nordhavn') {
  const seen = shoes(40, 1000).filter((shoe) => shoe.item_brand === brand).slice(0, 3);
  for (const item of seen) shelf.observe({ event: 'view_item', ecommerce: { items: [item] } });
}

/** Whatever `console.warn` is given while `work` runs. @param {() => unknown} work */
export async function warnings(work) {
  const warn = console.warn;
  /** @type {string[]} */
  const said = [];
  console.warn = (...words) => void said.push(words.join(' '));
  try {
    await work();
  } finally {
    console.warn = warn;
  }
  return said;
}
