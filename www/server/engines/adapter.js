/** What an engine of another maker has to be told, and what is read from its answer; see remote.js. */

/** @typedef {import('../product-search.js').SearchRequest} SearchRequest */
/** @typedef {import('../product-search.js').FacetValue} FacetValue */

/**
 * How much a search forgives: nothing, slips of the finger, or words that are not there. The next is tried where one finds
 * nothing, as the embedded engine does.
 * @typedef {'nothing' | 'slips' | 'words'} Forgives
 */

/**
 * What the shop wants from an engine.
 * @typedef {object} Asked
 * @property {string[]} words of the query, see typed.js; none finds everything
 * @property {Forgives} forgives
 * @property {'facets' | 'shelf' | 'nothing'} counted
 * @property {{ field: 'item_id' | 'model', value: string }} [only]
 */

/** @typedef {SearchRequest & Asked} Wanted */

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
 * @property {Record<'brand' | 'colour' | 'shelf', FacetValue[]>} counts in any order; empty where not asked for
 * @property {import('../product-search.js').PriceRange | null} price null where nothing is left, or not asked for
 */

/**
 * @typedef {object} Adapter
 * @property {string} name of the engine as its maker writes it
 * @property {readonly Forgives[]} forgives what it can be told to forgive, the least first
 * @property {(key: string) => Record<string, string>} authorise headers that carry the key
 * @property {(wanted: Wanted, index: string) => Call} toCall our request in the engine's words
 * @property {(body: any, wanted: Wanted) => Found} toFound its answer in ours; throws a Refusal that hides in it
 */

/** The facets whose own selection must not narrow their counts. */
export const facetNames = /** @type {const} */ (['brand', 'colour', 'price']);

/** @typedef {typeof facetNames[number]} FacetName */

/** As many values of a facet as are asked for: what a shopper is shown is among them, but for what is selected. */
export const FACET_VALUES = 100;

/** More kinds than a shop has. An engine gives ten or a hundred values unless it is told. */
export const SHELF_VALUES = 10_000;

/** An engine answered that it will not. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message @param {boolean} [worded] whether the message is the engine's own */
  constructor(status, message, worded = true) {
    super(message);
    this.status = status;
    this.worded = worded;
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

/** Those with a selection. @param {Pick<Wanted, 'filters'>} wanted @returns {FacetName[]} */
export function selectedFacets({ filters }) {
  return facetNames.filter((facet) => (facet === 'price' ? filters.price !== null : filters[facet].length > 0));
}
