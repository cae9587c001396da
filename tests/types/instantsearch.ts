// `reshelf/instantsearch` as a shop on Algolia uses it.

import { liteClient } from 'algoliasearch/lite';
import instantsearch from 'instantsearch.js';
import type { Item } from 'reshelf';
import { startReshelf } from 'reshelf';
import { itemOf, withInsights, withReshelf } from 'reshelf/instantsearch';
import type { InsightsClient, InsightsOptions, Options, Rules, SearchClient, Shelf } from 'reshelf/instantsearch';
import aa from 'search-insights';

interface Hit {
  objectID: string;
  title: string;
  cents: number;
  sponsored?: boolean;
}

export function shop(): void {
  const shelf = startReshelf({ consent: true });
  const narrow: Shelf = shelf;
  const client = liteClient('app', 'key');
  const rules: Rules<Hit> = { strength: 0.5, maxShift: 3, pinned: (hit) => hit.sponsored === true };
  const options: Options<Hit> = {
    ...rules,
    describe: (hit) => ({ ...itemOf(hit), item_name: hit.title, price: hit.cents / 100 }),
    window: 100,
    hitsPerPage: 20,
    indices: ['products'],
    settle: 1000,
    observe: true,
  };
  const searchClient: typeof client = withReshelf(client, narrow, options);
  const insights: InsightsOptions = { indices: (name) => name !== 'help', describe: itemOf };
  const insightsClient = withInsights(aa, shelf, insights);
  const search = instantsearch({ indexName: 'products', searchClient, insights: { insightsClient } });
  search.start();
}

export function withAnyClient(own: SearchClient, aa: InsightsClient): void {
  const shelf = Promise.resolve(startReshelf());
  const client: SearchClient = withReshelf(own, shelf);
  const told: InsightsClient = withInsights(aa, shelf);
  const without: InsightsClient = withInsights(undefined, shelf);
  const item: Item = itemOf({ objectID: '1' });
  void [client, told, without, item];
}

export function whatIsWrong(own: SearchClient): void {
  // @ts-expect-error: a shelf is needed
  withReshelf(own);
  // @ts-expect-error: a client has a search
  withReshelf({}, startReshelf());
  // @ts-expect-error: a number of hits
  withReshelf(own, startReshelf(), { window: '100' });
  // @ts-expect-error: an item has an id
  withReshelf(own, startReshelf(), { describe: (hit) => ({ item_name: 'Shoe' }) });
}
