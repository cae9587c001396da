// One page view of a shop of many pages: when is its first list in order?

import { createReshelf } from '/pkg/dist/reshelf.module.js';
import { list } from '../shop.js';

const begun = performance.now();
const kept = new URLSearchParams(location.search).get('history') === 'kept';
const shelf = await createReshelf({ consent: kept ? true : undefined, autoLearn: false });
const ready = performance.now();
// Anew: on the page before, the same list had an order.
const { personalised } = shelf.rerank({ items: list(48, 50), query: 'trail shoe', refresh: true });
const ordered = performance.now();
Object.assign(window, {
  visit: { begun, ready: ready - begun, ordered: ordered - begun, personalised },
  shelf,
});
