/** What an engine of another maker has to be told, and what is read from its answer; see remote.js. */

/** @typedef {import('../product-search.js').SearchRequest} SearchRequest */
/** @typedef {import('../product-search.js').FacetValue} FacetValue */

/**
 * What the shop wants from an engine.
 * @typedef {SearchRequest & { only?: { field: 'item_id' | 'model', value: string } }} Wanted
 */

/**
 * An HTTP request to an engine, below its address.
 * @typedef {object} Call
 * @property {'GET' | 'POST' | 'PUT' | 'PATCH'} method
 * @property {string} path
 * @property {object | string} [body] text is sent as lines of JSON
 */

/**
 * What an engine found.
 * @typedef {object} Found
 * @property {number} total
 * @property {Record<string, unknown>[]} documents
 * @property {Record<'brand' | 'colour' | 'shelf', FacetValue[]>} counts in any order
 * @property {import('../product-search.js').PriceRange | null} price null where nothing is left
 */

/**
 * @typedef {object} Adapter
 * @property {string} name of the engine as its maker writes it
 * @property {(key: string) => Record<string, string>} authorise headers that carry the key
 * @property {(wanted: Wanted, index: string) => Call} toCall our request in the engine's words
 * @property {(body: any, wanted: Wanted) => Found} toFound its answer in ours; throws a Refusal that hides in it
 */

/** The facets whose own selection must not narrow their counts. */
export const facetNames = /** @type {const} */ (['brand', 'colour', 'price']);

/** @typedef {typeof facetNames[number]} FacetName */

/** As many values of a facet as are asked for, so that what is selected is most likely among them. */
export const FACET_VALUES = 100;

/** An engine answered that it will not. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** How much a match in a field counts; the embedded engine has the same. */
export const fieldWeights = {
  item_category2: 4,
  item_name: 3,
  item_brand: 3,
  item_variant: 2,
  words: 1.5,
  item_category: 1,
  features: 0.5,
};

/** Those with a selection. @param {Wanted} wanted @returns {FacetName[]} */
export function selectedFacets({ filters }) {
  return facetNames.filter((facet) => (facet === 'price' ? filters.price !== null : filters[facet].length > 0));
}
