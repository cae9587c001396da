// A shop's page on InstantSearch. The address says how reshelf is used: `plain` not at all, `infinite` with endless
// hits, `session` with those of the session and the state in the address, `consent` with storage and not waiting for the
// shelf, `window` as its option, `fan` for a shopper who likes that brand, `cart` for one in whose cart that item lies.

import { liteClient } from 'algoliasearch/lite';
import instantsearch from 'instantsearch.js';
import {
  configure,
  hits,
  index,
  infiniteHits,
  pagination,
  refinementList,
  searchBox,
  sortBy,
  stats,
} from 'instantsearch.js/es/widgets';
import { createInfiniteHitsSessionStorageCache } from 'instantsearch.js/es/lib/infiniteHitsCache';
import { createReshelf, startReshelf } from 'reshelf';
import { withInsights, withReshelf } from 'reshelf/instantsearch';

// InstantSearch's router takes the query of the address for itself.
const asked = new URLSearchParams(location.hash.slice(1) || location.search);
const page = /** @type {any} */ (window);

const shelf = asked.has('consent')
  ? startReshelf({ consent: true, autoLearn: false })
  : await createReshelf({ consent: false, autoLearn: false });
const observe = shelf.observe.bind(shelf);
/** @type {any[]} */
const observed = [];
shelf.observe = (event) => {
  observed.push(event);
  return observe(event);
};
const cart = asked.get('cart');
if (cart) observe({ event: 'add_to_cart', items: [{ item_id: cart }] });
const fan = asked.get('fan');
for (let n = 0; fan && n < 6; n++) {
  observe({ event: n % 2 ? 'add_to_cart' : 'view_item', items: [{ item_id: `seen-${n}`, item_brand: fan }] });
}

/** @type {any[]} */
const told = [];
const insightsClient = Object.assign((/** @type {any[]} */ ...call) => void told.push(call), { version: '2.17.2' });
const client = liteClient('shop', 'key', { hosts: [{ url: location.host, protocol: 'http', accept: 'readWrite' }] });

const plain = asked.has('plain');
const options = { window: Number(asked.get('window')), indices: ['products'], settle: 400 };
const search = instantsearch({
  indexName: 'products',
  ...(asked.has('session') && { routing: true }),
  searchClient: plain ? client : withReshelf(client, shelf, options),
  insights: { insightsClient: plain ? insightsClient : withInsights(insightsClient, shelf) },
});

/** @param {string} id */
function container(id) {
  return document.body.appendChild(Object.assign(document.createElement('div'), { id }));
}

const templates = {
  /** @param {any} hit @param {any} tools */
  item: (hit, { html, sendEvent }) => html`<button
    data-id=${hit.objectID}
    data-brand=${hit.brand}
    data-position=${hit.__position}
    onClick=${() => sendEvent('click', hit, 'Hit clicked')}
  >${hit.name}</button>`,
};
const counts = (/** @type {any} */ { nbHits, nbPages, page }) => `${nbHits} hits, page ${page} of ${nbPages}`;
const orders = [
  { value: 'products', label: 'Best' },
  { value: 'products_price_asc', label: 'Cheapest' },
];
search.addWidgets([
  configure({ hitsPerPage: 20 }),
  searchBox({ container: container('search') }),
  stats({ container: container('stats'), templates: { text: counts } }),
  sortBy({ container: container('sort'), items: orders }),
  refinementList({ container: container('brands'), attribute: 'brand', sortBy: ['name'] }),
  refinementList({ container: container('colours'), attribute: 'colour', sortBy: ['name'] }),
  asked.has('infinite')
    ? infiniteHits({
        container: container('hits'),
        templates,
        ...(asked.has('session') && { cache: createInfiniteHitsSessionStorageCache() }),
      })
    : hits({ container: container('hits'), templates }),
  pagination({ container: container('pages'), padding: 50 }),
  index({ indexName: 'guides' }).addWidgets([
    configure({ hitsPerPage: 5 }),
    hits({ container: container('guides'), templates }),
  ]),
]);
search.on('render', () => (page.rendered = (page.rendered ?? 0) + 1));
Object.assign(page, { shelf, search, observed, told });
search.start();
