// A shop's server near the shopper, as it should not be but is: the shelf is made for all requests, and asked in each.

import { createReshelf, startReshelf } from 'reshelf';

const shelves = [{}, { consent: true }, { consent: false, holdout: { id: 'customer-17', share: 1 } }].flatMap((options) => [
  startReshelf(options),
  createReshelf(options),
]);

/** What each shelf makes of a list, its one event before it. */
export async function answer() {
  const items = ['p1', 'p2', 'p3'].map((item_id) => ({ item_id, item_brand: 'Fjell' }));
  return Promise.all(
    shelves.map(async (given) => {
      const shelf = await given;
      const heard = shelf.observe({ event: 'view_item', items: [items[2]] });
      const ranked = shelf.rerank({ items, query: 'jacket' });
      const { status } = await shelf.learn();
      return { ready: await shelf.whenReady, heard, ids: ranked.items.map(({ item_id }) => item_id), arm: ranked.arm, status };
    }),
  );
}

export default { fetch: async () => Response.json(await answer()) };
globalThis.answer = answer;
