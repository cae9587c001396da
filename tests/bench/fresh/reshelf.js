// A page view of a shopper with a history: from the start of the script until the first list is in order.

import { createReshelf } from '../../../pkg/index.js';
import { list } from '../shop.js';

const ITEMS = 100;

const items = list(ITEMS, 50);
const shelf = await createReshelf({ consent: true, autoLearn: false });
const ready = performance.now();
// Anew: on the page before, the same list had an order.
const { order, personalised } = shelf.rerank({ items, query: 'trail shoe', refresh: true });
const ordered = performance.now();
Object.assign(window, { visit: { began: window.scriptBegan, ready, ordered, items: order.length, personalised }, shelf });
