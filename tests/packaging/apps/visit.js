// What a shopper does in every app here, and what comes of it; tests/packaging/support/promises.js judges it.

import './watch.js';
import shopFile from './shop-file.js';

const BRANDS = ['Nordhavn', 'Fjell', 'Asker'];
const LOOKED_AT = 'Asker';

const product = (n) => ({ item_id: `p${n}`, item_brand: BRANDS[n % BRANDS.length], price: 40 + ((n * 37) % 60) });
const resultsFrom = (first) => Array.from({ length: 12 }, (_, k) => product(first + k));
const shown = ({ items, personalised }) => ({
  ids: items.map(({ item_id }) => item_id),
  brands: items.map(({ item_brand }) => item_brand),
  personalised,
});

/** Three looks at one brand, a search, six choices, a lesson; and, as a stranger, a list that starts from a shop file. */
export async function visit(start) {
  const shelf = await start({ autoLearn: false });
  const items = resultsFrom(0);
  const atFirst = shown(shelf.rerank({ items, query: 'jacket' }));

  for (const n of [101, 104, 107]) shelf.observe({ event: 'view_item', items: [product(n)] });
  const afterLooks = shown(shelf.rerank({ items, query: 'warm jacket' }));

  for (let n = 1; n <= 6; n++) {
    const list = shelf.rerank({ items: resultsFrom(7 * n), query: `list ${n}` });
    shelf.observe({ event: 'select_item', items: [list.items[3]] });
  }
  const learned = await shelf.learn();

  // The browser tells of what a policy refused a little later.
  await soon();
  const { ready } = shelf;
  const served = shown({ items });
  const noticed = globalThis.noticed.splice(0);
  const withShopFile = await visitWithShopFile(start);
  return { ready, served, lookedAt: LOOKED_AT, atFirst, afterLooks, learned, noticed, withShopFile };
}

/** The first list that starts from the file; where none does, the last. */
async function visitWithShopFile(start) {
  const shelf = await start({ autoLearn: false, database: 'with-shop-file', shop: shopFile });
  let ranked;
  for (let n = 0; n < 40 && ranked?.arm !== 'crowd'; n++) {
    await soon();
    ranked = shelf.rerank({ items: resultsFrom(0), query: `coat ${n}` });
  }
  return { ...shown(ranked), noticed: globalThis.noticed.splice(0) };
}

function soon() {
  return new Promise((later) => setTimeout(later, 50));
}

/** Where the test reads it. */
export function show(result) {
  document.querySelector('output').textContent = JSON.stringify(result);
}

/** Of an app that fails, the reason instead of nothing. */
export function showFailure(error) {
  show({ failed: String(error?.stack ?? error) });
}
