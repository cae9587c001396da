import { FACET_VALUES, SHELF_VALUES, fieldWeights } from './adapter.js';
import { mayBegin } from './typed.js';

/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').FacetName} FacetName */

const keywords = { brand: 'item_brand.keyword', colour: 'item_variant.keyword' };

/** @type {import('./adapter.js').Adapter} */
export const elasticsearch = {
  name: 'Elasticsearch',

  authorise: (key) => (key.includes(':') ? asUser(key) : { Authorization: `ApiKey ${key}` }),

  forgives: ['nothing', 'slips', 'words'],

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
      aggs: countsOf(wanted),
      sort: sortOf(wanted),
    },
  }),

  toFound: ({ hits, aggregations = {} }) => ({
    total: hits.total.value,
    documents: hits.hits.map((/** @type {{ _source: Record<string, unknown> }} */ hit) => hit._source),
    counts: {
      brand: valuesOf(aggregations.brand?.values),
      colour: valuesOf(aggregations.colour?.values),
      shelf: valuesOf(aggregations.shelf),
    },
    price: rangeOf(aggregations.price?.values),
  }),
};

/** @param {string} nameAndPassword with a colon between */
export function asUser(nameAndPassword) {
  return { Authorization: `Basic ${Buffer.from(nameAndPassword).toString('base64')}` };
}

const bestSellers = { field_value_factor: { field: 'popularity', factor: 0.25, missing: 0 } };

const weightedFields = Object.entries(fieldWeights).map(([field, weight]) => `${field}^${weight}`);

/** @param {Wanted} wanted */
function matching({ words, forgives, category, only }) {
  const filter = [
    ...(category ? [{ term: { 'categories.keyword': category } }] : []),
    ...(only ? [{ term: { [`${only.field}.keyword`]: only.value } }] : []),
  ];
  if (words.length === 0) return { bool: { filter } };
  const anywhere = words.map((word) => somewhere(word, forgives));
  const query = words.join(' ');
  return {
    bool: {
      filter: [...filter, { bool: { should: anywhere, minimum_should_match: forgives === 'words' ? 1 : words.length } }],
      should: [
        { multi_match: { query, type: 'most_fields', fields: weightedFields, ...slips(forgives) } },
        { multi_match: { query, type: 'bool_prefix', fields: weightedFields, boost: 0.5 } },
      ],
    },
  };
}

/** A word in any field, as it is or as a beginning. @param {string} word @param {import('./adapter.js').Forgives} forgives */
function somewhere(word, forgives) {
  // Of `2-person`, too, some may be there and some not.
  const operator = forgives === 'words' ? 'or' : 'and';
  return {
    bool: {
      should: [
        { match: { text: { query: word, operator, zero_terms_query: 'all', ...slips(forgives) } } },
        ...(mayBegin(word) ? [{ match_bool_prefix: { text: { query: word, operator } } }] : []),
      ],
    },
  };
}

/** One slip in four letters, two in seven. @param {import('./adapter.js').Forgives} forgives */
const slips = (forgives) => (forgives === 'nothing' ? {} : { fuzziness: 'AUTO:4,7' });

/** @param {Wanted} wanted @param {FacetName} [facet] the one to leave out */
function filtersWithout({ filters: { brand, colour, price, rating } }, facet) {
  return [
    ...(facet !== 'brand' && brand.length > 0 ? [{ terms: { [keywords.brand]: brand } }] : []),
    ...(facet !== 'colour' && colour.length > 0 ? [{ terms: { [keywords.colour]: colour } }] : []),
    ...(facet !== 'price' && price ? [{ range: { price: { gte: price.min, lte: price.max } } }] : []),
    ...(rating > 0 ? [{ range: { rating: { gte: rating } } }] : []),
  ];
}

/** @param {Wanted} wanted @returns {Record<string, object>} */
function countsOf(wanted) {
  if (wanted.counted === 'nothing') return {};
  if (wanted.counted === 'shelf') return { shelf: { terms: { field: 'shelf.keyword', size: SHELF_VALUES } } };
  return {
    brand: counting(wanted, 'brand', { terms: { field: keywords.brand, size: FACET_VALUES } }),
    colour: counting(wanted, 'colour', { terms: { field: keywords.colour, size: FACET_VALUES } }),
    price: counting(wanted, 'price', { stats: { field: 'price' } }),
  };
}

/** @param {Wanted} wanted @param {FacetName} facet @param {object} values */
function counting(wanted, facet, values) {
  return { filter: { bool: { filter: filtersWithout(wanted, facet) } }, aggs: { values } };
}

/** @param {Wanted} wanted */
function sortOf({ words, sort }) {
  // What is equal in all else comes in one order on every page, whichever copy of the index answers.
  const last = [{ popularity: 'desc' }, { 'item_id.keyword': { order: 'asc', unmapped_type: 'keyword' } }];
  if (sort === 'price-up') return [{ price: 'asc' }, ...last];
  if (sort === 'price-down') return [{ price: 'desc' }, ...last];
  if (sort === 'rating') return [{ rating: 'desc' }, { reviews: 'desc' }, ...last];
  return [...(words.length > 0 ? ['_score'] : []), ...last];
}

/** @param {{ buckets: { key: string, doc_count: number }[] }} [terms] */
const valuesOf = ({ buckets } = { buckets: [] }) => buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));

/** @param {{ count: number, min: number, max: number }} [stats] */
const rangeOf = (stats) => (stats && stats.count > 0 ? { min: stats.min, max: stats.max } : null);
