import { FACET_VALUES, Refusal, SHELF_VALUES, fieldWeights } from './adapter.js';
import { normaliseTerm } from './terms.js';
import { mayBegin } from './typed.js';

/** @typedef {import('./adapter.js').Wanted} Wanted */
/** @typedef {import('./adapter.js').FacetName} FacetName */

/**
 * A search and what it is for: the list, a facet with a selection counted without it, or an end of the prices.
 * @typedef {{ for: 'list' | 'brand' | 'colour' | 'cheapest' | 'dearest', search: Record<string, unknown> }} Part
 */

/**
 * @typedef {object} Result
 * @property {number} found
 * @property {{ document: Record<string, unknown> }[]} hits
 * @property {{ field_name: string, counts: { value: string, count: number }[] }[]} facet_counts
 * @property {number} code where it failed
 * @property {string} [error]
 */

const fields = { brand: 'item_brand', colour: 'item_variant' };

/** @type {import('./adapter.js').Adapter} */
export const typesense = {
  name: 'Typesense',

  authorise: (key) => ({ 'X-TYPESENSE-API-KEY': key }),

  forgives: ['nothing', 'slips', 'words'],

  toCall: (wanted, index) => ({
    method: 'POST',
    path: '/multi_search',
    body: { searches: partsOf(wanted).map(({ search }) => ({ collection: index, ...wordsOf(wanted), ...search })) },
  }),

  toFound: ({ results }, wanted) => {
    const failed = results.find((/** @type {Result} */ { error }) => error);
    if (failed) throw new Refusal(failed.code, failed.error);
    const parts = partsOf(wanted);
    const [list] = /** @type {[Result]} */ (results);
    const resultFor = (/** @type {Part['for']} */ what) => results[parts.findIndex((part) => part.for === what)];
    const [cheapest, dearest] = [priceIn(resultFor('cheapest')), priceIn(resultFor('dearest'))];
    return {
      total: list.found,
      documents: list.hits.map(({ document }) => document),
      counts: {
        brand: valuesOf(resultFor('brand') ?? list, fields.brand),
        colour: valuesOf(resultFor('colour') ?? list, fields.colour),
        shelf: valuesOf(list, 'shelf'),
      },
      price: cheapest !== undefined && dearest !== undefined ? { min: cheapest, max: dearest } : null,
    };
  },
};

/** @param {Wanted} wanted @returns {[Part, ...Part[]]} the list first */
function partsOf(wanted) {
  const { page, size, counted, filters } = wanted;
  const facets = { facets: Object.values(fields), shelf: ['shelf'], nothing: [] }[counted];
  const list = {
    filter_by: filtersWithout(wanted),
    facet_by: facets.join(','),
    max_facet_values: counted === 'shelf' ? SHELF_VALUES : FACET_VALUES,
    sort_by: sortOf(wanted),
    page,
    per_page: size,
  };
  if (counted !== 'facets') return [{ for: 'list', search: list }];
  const selected = /** @type {const} */ (['brand', 'colour']).filter((facet) => filters[facet].length > 0);
  // Numbers are counted roughly there (43,519.90 for 43,519.95), so the ends of the prices are read from two products.
  const end = { filter_by: filtersWithout(wanted, 'price'), per_page: 1, include_fields: 'price' };
  return [
    { for: 'list', search: list },
    { for: 'cheapest', search: { ...end, sort_by: 'price:asc' } },
    { for: 'dearest', search: { ...end, sort_by: 'price:desc' } },
    ...selected.map((facet) => ({
      for: facet,
      search: {
        filter_by: filtersWithout(wanted, facet),
        facet_by: fields[facet],
        max_facet_values: FACET_VALUES,
        per_page: 0,
      },
    })),
  ];
}

/** @param {Wanted} wanted */
function wordsOf({ words, forgives }) {
  return {
    // In the singular, as beginnings are found: `jackets` begins with `jacket`.
    q: words.map((word) => normaliseTerm(word)).join(' ') || '*',
    query_by: Object.keys(fieldWeights).join(','),
    query_by_weights: Object.values(fieldWeights).map((weight) => 2 * weight).join(','),
    prefix: forgives === 'words' ? words.some(mayBegin) : mayBegin(words.at(-1) ?? ''),
    num_typos: forgives === 'nothing' ? 0 : 2,
    drop_tokens_threshold: forgives === 'words' ? 1 : 0,
    // Of a beginning it tries four words unless it is told, and finds a third of what begins with "ca".
    max_candidates: 10_000,
  };
}

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
  if (sort === 'price-up') return 'price:asc,popularity:desc';
  if (sort === 'price-down') return 'price:desc,popularity:desc';
  if (sort === 'rating') return 'rating:desc,reviews:desc,popularity:desc';
  return '_text_match:desc,popularity:desc';
}

/** @param {Result} result @param {string} field */
function valuesOf({ facet_counts }, field) {
  const { counts = [] } = facet_counts.find(({ field_name }) => field_name === field) ?? {};
  return counts.map(({ value, count }) => ({ value, count }));
}

/** @param {Result} [result] @returns {number | undefined} */
function priceIn(result) {
  const price = result?.hits[0]?.document.price;
  return typeof price === 'number' ? price : undefined;
}
