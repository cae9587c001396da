// `reshelf/dom` as a shop uses it whose server renders its lists.

import { startReshelf } from 'reshelf';
import { orderList } from 'reshelf/dom';
import type { CardItem, OrderedList, OrderOptions } from 'reshelf/dom';

export async function shop(list: HTMLElement, signal: AbortSignal): Promise<void> {
  const read = (card: Element): CardItem | undefined =>
    card.id ? { item_id: card.id, item_name: card.textContent, heel_height: 3 } : undefined;
  const options: OrderOptions = {
    shelf: startReshelf({ consent: true, attributes: ['heel_height'] }),
    query: 'shoes',
    maxShift: 5,
    pinned: ({ item_brand }) => item_brand === 'Fjell',
    read,
    fresh: true,
    observe: true,
    signal,
  };
  const { order, personalised, outcome }: OrderedList = await orderList(list, options);
  const first: number | undefined = order[0];
  await orderList('#results', { shelf: Promise.resolve(startReshelf()) });
  await orderList(document.createDocumentFragment(), { shelf: startReshelf() });
  void [personalised, outcome === 'too-late', first];
}

export function whatIsWrong(): void {
  // @ts-expect-error: a shelf is needed
  void orderList('#results', {});
  // @ts-expect-error: an element or a selector, not a list of elements
  void orderList(document.querySelectorAll('li'), { shelf: startReshelf() });
  // @ts-expect-error: the cards are the list's own
  void orderList('#results', { shelf: startReshelf(), items: [] });
}
