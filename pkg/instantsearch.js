// InstantSearch in the shopper's order: any search client and any insights client, wrapped.

import { AwaitedShelf } from './instantsearch/awaited.js';
import { clientWith } from './instantsearch/client.js';
import { describedBy, isItem, itemOf } from './instantsearch/hit.js';
import { Hits } from './instantsearch/hits.js';
import { Impressions } from './instantsearch/impressions.js';
import { holdsIndex } from './instantsearch/indices.js';
import { readInsights } from './instantsearch/insights.js';
import { Ranking } from './instantsearch/ranking.js';
import { PersonalSearch } from './instantsearch/search.js';

export { itemOf };

let warned = false;

/** @type {typeof import('./instantsearch.d.ts').withReshelf} */
export function withReshelf(client, shelf, options = {}) {
  // A text has a `search` too.
  if (typeof client !== 'object' || typeof client?.search !== 'function') return client;
  const awaited = new AwaitedShelf(shelf);
  const known = Hits.of(shelf);
  const describe = options.describe ?? itemOf;
  const impressions = new Impressions((event) => {
    if (options.observe ?? true) awaited.observe(event);
  }, options.settle);

  const search = new PersonalSearch((...searched) => /** @type {any} */ (client).search(...searched), {
    ranking: new Ranking(awaited, describe, () => rulesOf(options)),
    impressions,
    given: ({ index, hits }) => known.add(hits, { index, describe, seen: () => impressions.settleNow(index) }),
    options,
    warn,
  });
  return clientWith(client, {
    search: (/** @type {[any, ...any[]]} */ ...searched) => search.search(...searched),
    clearCache: (/** @type {any[]} */ ...given) => {
      search.clear();
      return /** @type {any} */ (client).clearCache?.(...given);
    },
  });
}

/** @type {typeof import('./instantsearch.d.ts').withInsights} */
export function withInsights(insightsClient, shelf, options = {}) {
  const awaited = new AwaitedShelf(shelf);
  const known = Hits.of(shelf);
  const { indices = () => true, describe = itemOf } = options;

  /** @param {any[]} call */
  function observe(call) {
    for (const { event, index, objectIDs } of readInsights(call)) {
      if (index !== undefined && !holdsIndex(indices, index)) continue;
      const items = objectIDs.map((objectID) => known.actedOn(objectID, index) ?? describedBy(describe, { objectID })).filter(isItem);
      if (items.length > 0) awaited.observe({ event, items });
    }
  }

  return new Proxy(/** @type {any} */ (insightsClient ?? function noInsights() {}), {
    apply(client, receiver, call) {
      try {
        return Reflect.apply(client, receiver, call);
      } finally {
        attempt(() => observe(call));
      }
    },
  });
}

/**
 * @param {import('./instantsearch.d.ts').Options<any>} options
 * @returns {import('./instantsearch.d.ts').Rules<any>}
 */
function rulesOf({ describe, window, hitsPerPage, indices, settle, observe, ...rules }) {
  return rules;
}

/** @param {() => void} work */
function attempt(work) {
  try {
    work();
  } catch (problem) {
    warn(problem);
  }
}

/**
 * Once: a page that goes wrong on every search would fill the console.
 *
 * @param {unknown} problem
 */
function warn(problem) {
  if (warned) return;
  warned = true;
  const what = problem instanceof Error ? problem.message : problem;
  console.warn(`reshelf/instantsearch: ${what}. The shop's own results stand.`);
}
