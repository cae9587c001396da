import { selectedFacets } from './adapter.js';

/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').FacetName} FacetName */

/** @type {Record<FacetName, string>} */
const fields = { brand: 'item_brand', colour: 'item_variant', price: 'price' };

/** @type {import('./adapter.js').Adapter} */
export const meilisearch = {
  name: 'Meilisearch',

  authorise: (key) => ({ Authorization: `Bearer ${key}` }),

  // Slips it forgives by itself.
  forgives: ['slips', 'words'],

  toCall: (wanted, index) => {
    const words = {
      indexUid: index,
      q: wanted.words.join(' '),
      matchingStrategy: wanted.forgives === 'words' ? 'last' : 'all',
    };
    return {
      method: 'POST',
      path: '/multi-search',
      body: {
        queries: [
          {
            ...words,
            page: wanted.page,
            hitsPerPage: wanted.size,
            filter: filtersWithout(wanted),
            facets: { facets: Object.values(fields), shelf: ['shelf'], nothing: [] }[wanted.counted],
            sort: sortOf(wanted),
          },
          // A facet with a selection is counted in a search of its own, without it.
          ...facetsApart(wanted).map((facet) => ({
            ...words,
            limit: 0,
            filter: filtersWithout(wanted, facet),
            facets: [fields[facet]],
          })),
        ],
      },
    };
  },

  toFound: ({ results: [main, ...others] }, wanted) => {
    const facets = facetsApart(wanted);
    const counted = (/** @type {FacetName} */ facet) => others[facets.indexOf(facet)] ?? main;
    return {
      total: main.totalHits,
      documents: main.hits,
      counts: {
        brand: valuesOf(counted('brand').facetDistribution?.item_brand),
        colour: valuesOf(counted('colour').facetDistribution?.item_variant),
        shelf: valuesOf(main.facetDistribution?.shelf),
      },
      price: counted('price').facetStats?.price ?? null,
    };
  },
};

/** @param {Wanted} wanted */
const facetsApart = (wanted) => (wanted.counted === 'facets' ? selectedFacets(wanted) : []);

/** @param {Wanted} wanted @param {FacetName} [facet] the one to leave out */
function filtersWithout({ category, only, filters: { brand, colour, price, rating } }, facet) {
  return [
    ...(category ? [`categories = ${quoted(category)}`] : []),
    ...(only ? [`${only.field} = ${quoted(only.value)}`] : []),
    ...(facet !== 'brand' && brand.length > 0 ? [`item_brand IN [${brand.map(quoted).join(', ')}]`] : []),
    ...(facet !== 'colour' && colour.length > 0 ? [`item_variant IN [${colour.map(quoted).join(', ')}]`] : []),
    ...(facet !== 'price' && price ? [`price ${price.min} TO ${price.max}`] : []),
    ...(rating > 0 ? [`rating >= ${rating}`] : []),
  ];
}

/** @param {string} value */
const quoted = (value) => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** @param {Wanted} wanted */
function sortOf({ words, sort }) {
  if (sort === 'price-up') return ['price:asc', 'popularity:desc'];
  if (sort === 'price-down') return ['price:desc', 'popularity:desc'];
  if (sort === 'rating') return ['rating:desc', 'reviews:desc'];
  return words.length > 0 ? [] : ['popularity:desc'];
}

/** @param {Record<string, number>} [distribution] */
const valuesOf = (distribution = {}) => Object.entries(distribution).map(([value, count]) => ({ value, count }));
