// `reshelf/react` as a shop uses it.

import type { Item, Reranked, Reshelf } from 'reshelf';
import { startReshelf } from 'reshelf';
import { useReranked, useShelf } from 'reshelf/react';
import type { UseRerankedOptions } from 'reshelf/react';

interface Hit {
  sku: string;
  title: string;
}

declare const hits: readonly Hit[];
declare const products: Item[];

export function Products({ query }: { query: string }) {
  const shelf: Reshelf | undefined = useShelf(() => startReshelf({ consent: true }));
  const { items, order, personalised }: Reranked<Item> = useReranked(shelf, { items: products, query });
  return (
    <ol data-personalised={personalised} data-first={order[0]}>
      {items.map((item) => (
        <li key={item.item_id}>{item.item_name}</li>
      ))}
    </ol>
  );
}

export function Hits({ shelf, loaded }: { shelf: Reshelf<Hit>; loaded: boolean }) {
  const options: UseRerankedOptions<Hit> = {
    items: loaded ? hits : undefined,
    strength: 0.5,
    maxShift: 5,
    pinned: (hit, index) => index === 0 || hit.sku === '1',
    diversity: { by: 'brand', run: 2 },
    late: 'move',
    idOf: (hit) => hit.sku,
  };
  const titles: string[] = useReranked(shelf, options).items.map((hit) => hit.title);
  return <p>{titles.join()}</p>;
}

export function OfHits() {
  const shelf = useShelf(() => startReshelf<Hit>({ describe: (hit) => ({ item_id: hit.sku }) }));
  const own: Reshelf<Hit> | undefined = shelf;
  return <p>{useReranked(own, { items: hits }).items[0]?.title}</p>;
}

export function WithoutShelf() {
  return <p>{useReranked(undefined, { items: hits }).items[0]?.title}</p>;
}

export function WhatIsWrong({ shelf }: { shelf: Reshelf<Hit> }) {
  // @ts-expect-error: a promise is no shelf
  useShelf(async () => startReshelf());
  // @ts-expect-error: it is started when mounted, not before
  useShelf(shelf);
  // @ts-expect-error: a list or the lack of one is said
  useReranked(shelf, { query: 'shoes' });
  // @ts-expect-error: it stays or it moves
  useReranked(shelf, { items: hits, late: true });
  // @ts-expect-error: a shelf of other products
  useReranked(shelf, { items: products });
  // @ts-expect-error: a render may run twice, so it cannot order anew each time
  useReranked(shelf, { items: hits, refresh: true });
  return null;
}
