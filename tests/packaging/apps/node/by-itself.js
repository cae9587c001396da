// Nobody asks it to learn, and nobody waits for it.

import { createReshelf } from 'reshelf';

const shelf = await createReshelf();
shelf.on('learn', (learned) => console.log(JSON.stringify(learned)));
for (let n = 0; n < 6; n++) {
  const items = Array.from({ length: 12 }, (_, k) => ({ item_id: `p${12 * n + k}`, item_brand: 'Fjell', price: 40 + k }));
  shelf.rerank({ items, query: `list ${n}` });
  shelf.observe({ event: 'select_item', items: [items[3]] });
}
