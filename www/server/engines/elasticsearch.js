import { FACET_VALUES, fieldWeights } from './adapter.js';

/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').FacetName} FacetName */

const keywords = { brand: 'item_brand.keyword', colour: 'item_variant.keyword' };

/** @type {import('./adapter.js').Adapter} */
export const elasticsearch = {
  name: 'Elasticsearch',

  authorise: (key) => (key.includes(':') ? asUser(key) : { Authorization: `ApiKey ${key}` }),

  toCall: (wanted, index) => ({
    method: 'POST',
    path: `/${encodeURIComponent(index)}/_search`,
    body: {
      from: (wanted.page - 1) * wanted.size,
      size: wanted.size,
      track_total_hits: true,
      query: {
        function_score: {
          query: matching(wanted),
          functions: [{ weight: 1 }, bestSellers],
          score_mode: 'sum',
          boost_mode: 'multiply',
        },
      },
      // After the counting, so that each count can leave out its own facet.
      post_filter: { bool: { filter: filtersWithout(wanted) } },
      aggs: {
        brand: counting(wanted, 'brand', { terms: { field: keywords.brand, size: FACET_VALUES } }),
        colour: counting(wanted, 'colour', { terms: { field: keywords.colour, size: FACET_VALUES } }),
        price: counting(wanted, 'price', { stats: { field: 'price' } }),
        shelf: { terms: { field: 'shelf.keyword', size: 500 } },
      },
      sort: sortOf(wanted),
    },
  }),

  toFound: ({ hits, aggregations }) => ({
    total: hits.total.value,
    documents: hits.hits.map((/** @type {{ _source: Record<string, unknown> }} */ hit) => hit._source),
    counts: {
      brand: valuesOf(aggregations.brand.values),
      colour: valuesOf(aggregations.colour.values),
      shelf: valuesOf(aggregations.shelf),
    },
    price: rangeOf(aggregations.price.values),
  }),
};

/** @param {string} nameAndPassword with a colon between */
export function asUser(nameAndPassword) {
  return { Authorization: `Basic ${Buffer.from(nameAndPassword).toString('base64')}` };
}

const bestSellers = { field_value_factor: { field: 'popularity', factor: 0.25, missing: 0 } };

const weightedFields = Object.entries(fieldWeights).map(([field, weight]) => `${field}^${weight}`);

/** @param {Wanted} wanted */
function matching({ query, category, only }) {
  const words = query.trim();
  const filter = [
    ...(category ? [{ term: { 'categories.keyword': category } }] : []),
    ...(only ? [{ term: { [`${only.field}.keyword`]: only.value } }] : []),
  ];
  if (!words) return { bool: { filter } };
  return {
    bool: {
      filter,
      // Every word somewhere: with its slips, or the last one unfinished.
      must: { bool: { should: [
        { match: { text: { query: words, operator: 'and', fuzziness: 'AUTO' } } },
        { match_bool_prefix: { text: { query: words, operator: 'and' } } },
      ] } },
      should: { multi_match: { query: words, type: 'most_fields', fields: weightedFields } },
    },
  };
}

/** @param {Wanted} wanted @param {FacetName} [facet] the one to leave out */
function filtersWithout({ filters: { brand, colour, price, rating } }, facet) {
  return [
    ...(facet !== 'brand' && brand.length > 0 ? [{ terms: { [keywords.brand]: brand } }] : []),
    ...(facet !== 'colour' && colour.length > 0 ? [{ terms: { [keywords.colour]: colour } }] : []),
    ...(facet !== 'price' && price ? [{ range: { price: { gte: price.min, lte: price.max } } }] : []),
    ...(rating > 0 ? [{ range: { rating: { gte: rating } } }] : []),
  ];
}

/** @param {Wanted} wanted @param {FacetName} facet @param {object} values */
function counting(wanted, facet, values) {
  return { filter: { bool: { filter: filtersWithout(wanted, facet) } }, aggs: { values } };
}

/** @param {Wanted} wanted */
function sortOf({ query, sort }) {
  if (sort === 'price-up') return [{ price: 'asc' }];
  if (sort === 'price-down') return [{ price: 'desc' }];
  if (sort === 'rating') return [{ rating: 'desc' }, { reviews: 'desc' }];
  return [...(query.trim() ? ['_score'] : []), { popularity: 'desc' }];
}

/** @param {{ buckets: { key: string, doc_count: number }[] }} terms */
const valuesOf = ({ buckets }) => buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));

/** @param {{ count: number, min: number, max: number }} stats */
const rangeOf = ({ count, min, max }) => (count > 0 ? { min, max } : null);
