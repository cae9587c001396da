import { FACET_VALUES, Refusal, fieldWeights, selectedFacets } from './adapter.js';

/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').FacetName} FacetName */

/**
 * @typedef {object} FacetCounts
 * @property {string} field_name
 * @property {{ value: string, count: number }[]} counts
 * @property {{ min?: number, max?: number }} [stats]
 */

/** @type {Record<FacetName, string>} */
const fields = { brand: 'item_brand', colour: 'item_variant', price: 'price' };

/** @type {import('./adapter.js').Adapter} */
export const typesense = {
  name: 'Typesense',

  authorise: (key) => ({ 'X-TYPESENSE-API-KEY': key }),

  toCall: (wanted, index) => {
    const words = {
      collection: index,
      q: wanted.query.trim() || '*',
      query_by: Object.keys(fieldWeights).join(','),
      query_by_weights: Object.values(fieldWeights).map((weight) => 2 * weight).join(','),
      max_facet_values: FACET_VALUES,
    };
    return {
      method: 'POST',
      path: '/multi_search',
      body: {
        searches: [
          {
            ...words,
            filter_by: filtersWithout(wanted),
            facet_by: [...Object.values(fields), 'shelf'].join(','),
            sort_by: sortOf(wanted),
            page: wanted.page,
            per_page: wanted.size,
          },
          // A facet with a selection is counted in a search of its own, without it.
          ...selectedFacets(wanted).map((facet) => ({
            ...words,
            filter_by: filtersWithout(wanted, facet),
            facet_by: fields[facet],
            per_page: 0,
          })),
        ],
      },
    };
  },

  toFound: ({ results }, wanted) => {
    const failed = results.find((/** @type {{ error?: string }} */ { error }) => error);
    if (failed) throw new Refusal(failed.code, failed.error);
    const [main, ...others] = results;
    const facets = selectedFacets(wanted);
    const counted = (/** @type {FacetName} */ facet) => facetOf(others[facets.indexOf(facet)] ?? main, fields[facet]);
    const { min, max } = counted('price').stats ?? {};
    return {
      total: main.found,
      documents: main.hits.map((/** @type {{ document: Record<string, unknown> }} */ { document }) => document),
      counts: {
        brand: valuesOf(counted('brand')),
        colour: valuesOf(counted('colour')),
        shelf: valuesOf(facetOf(main, 'shelf')),
      },
      price: min !== undefined && max !== undefined ? { min, max } : null,
    };
  },
};

/** @param {Wanted} wanted @param {FacetName} [facet] the one to leave out */
function filtersWithout({ category, only, filters: { brand, colour, price, rating } }, facet) {
  return [
    ...(category ? [`categories:=${quoted(category)}`] : []),
    ...(only ? [`${only.field}:=${quoted(only.value)}`] : []),
    ...(facet !== 'brand' && brand.length > 0 ? [`item_brand:=[${brand.map(quoted).join(',')}]`] : []),
    ...(facet !== 'colour' && colour.length > 0 ? [`item_variant:=[${colour.map(quoted).join(',')}]`] : []),
    ...(facet !== 'price' && price ? [`price:[${price.min}..${price.max}]`] : []),
    ...(rating > 0 ? [`rating:>=${rating}`] : []),
  ].join(' && ');
}

/** A backtick cannot be escaped there, so it is left out. @param {string} value */
const quoted = (value) => `\`${value.replaceAll('`', '')}\``;

/** @param {Wanted} wanted */
function sortOf({ sort }) {
  if (sort === 'price-up') return 'price:asc';
  if (sort === 'price-down') return 'price:desc';
  if (sort === 'rating') return 'rating:desc,reviews:desc';
  return '_text_match:desc,popularity:desc';
}

/** @param {{ facet_counts: FacetCounts[] }} result @param {string} field @returns {FacetCounts} */
function facetOf({ facet_counts }, field) {
  return facet_counts.find(({ field_name }) => field_name === field) ?? { field_name: field, counts: [] };
}

/** @param {FacetCounts} facet */
const valuesOf = ({ counts }) => counts.map(({ value, count }) => ({ value, count }));
