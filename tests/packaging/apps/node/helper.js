// helper.js HELPER: InstantSearch's own search, in one of its versions, with a facet chosen of which the shopper may choose more.
// What the server was asked, what the page is given, and what the shelf hears, window or not.

import { withReshelf } from 'reshelf/instantsearch';

const { default: helperOf } = await import(process.argv[2]);
const hits = Array.from({ length: 100 }, (_, n) => ({ objectID: `p${n}`, brand: ['Nordhavn', 'Fjell'][n % 2] }));
const facets = { brand: { Nordhavn: 50, Fjell: 50 } };

const visits = [0, 40].map(async (window) => {
  const asked = [];
  const client = {
    search: async (requests) => {
      asked.push(...requests);
      return { results: requests.map((request) => answerTo(request.params)) };
    },
  };
  const heard = [];
  const shelf = { whenReady: true, ready: true, on: () => () => {}, observe: (event) => heard.push(event), rerank: reversed };
  const helper = helperOf(withReshelf(client, shelf, { window, settle: 10 }), 'products', { disjunctiveFacets: ['brand'], hitsPerPage: 20 });
  const { content: results } = await helper.addDisjunctiveFacetRefinement('brand', 'Fjell').searchOnce({});
  await new Promise((soon) => setTimeout(soon, 50));
  return {
    asked: asked.map(({ params }) => params.hitsPerPage),
    given: results.hits.map(({ objectID }) => objectID),
    facets: results.getFacetValues('brand').map(({ name, count }) => [name, count]),
    heard: heard.filter(({ event }) => event === 'view_item_list').map(({ items }) => items.length),
  };
});

function answerTo({ hitsPerPage, page = 0 }) {
  const given = hits.slice(page * hitsPerPage, (page + 1) * hitsPerPage);
  return { hits: given, nbHits: 100, page, nbPages: Math.ceil(100 / hitsPerPage), hitsPerPage, facets, query: '', params: '', index: 'products' };
}

function reversed({ items }) {
  const order = items.map((_, place) => items.length - 1 - place);
  return { items: order.map((place) => items[place]), order: Uint32Array.from(order), personalised: true, arm: 'reshelf' };
}

console.log(JSON.stringify(await Promise.all(visits)));
