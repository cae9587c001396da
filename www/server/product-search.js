/** What the shop asks of a search engine, and what it is answered; the engines in engines/ all speak it. */

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../catalogue/departments.js').Department} Department */

/**
 * @typedef {object} SearchRequest
 * @property {string} query empty for browsing
 * @property {string} category slug of a department or a kind, empty for the whole shop
 * @property {Sort} sort
 * @property {number} page from 1
 * @property {number} size products a page
 * @property {Filters} filters
 */

/**
 * What a product must be; a list that is empty asks for nothing.
 * @typedef {object} Filters
 * @property {string[]} brand any of these
 * @property {string[]} colour any of these
 * @property {PriceRange | null} price
 * @property {number} rating at least this; 0 for any
 */

/** Both ends belong to it. @typedef {{ min: number, max: number }} PriceRange */

/** @typedef {{ value: string, count: number }} FacetValue */

/**
 * How many products each value would leave. A facet's own selection does not narrow its own counts, so that a shopper
 * sees what a second brand would add.
 * @typedef {object} Facets
 * @property {FacetValue[]} brand largest first, and whatever is selected
 * @property {FacetValue[]} colour
 * @property {PriceRange} price of what the other filters leave; 0 to 0 where they leave nothing
 */

/**
 * @typedef {object} SearchAnswer
 * @property {string} query
 * @property {string} category
 * @property {string} sort
 * @property {number} page
 * @property {number} pages
 * @property {number} total
 * @property {Product[]} hits
 * @property {Facets} facets
 */

/**
 * @typedef {object} SearchEngine
 * @property {(request: SearchRequest) => Promise<SearchAnswer>} search
 * @property {(id: string) => Promise<Product | null>} product
 * @property {(product: Product) => Promise<Product[]>} colours the same model in all its colours, itself among them
 * @property {(typed: string) => Promise<string[]>} suggest what a shopper may be about to type
 * @property {() => Promise<readonly Department[]>} departments
 */

/** Relevance leaves the hits as the engine ranked them. */
export const sorts = /** @type {const} */ (['relevance', 'price-up', 'price-down', 'rating']);

/** @typedef {typeof sorts[number]} Sort */
