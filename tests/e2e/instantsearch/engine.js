// A small search engine that answers Algolia's multi-query requests.

/** @typedef {Record<string, any>} Hit */
/** @typedef {{ hitsAtOnce?: number, paginationLimitedTo?: number, groupBy?: string, groupLimit?: number }} Limits */

/** Indices by name, each a list of hits in order of relevance. */
export class Engine {
  #indices;
  #hitsAtOnce;
  #paginationLimitedTo;
  #groups;

  /**
   * @param {Record<string, Hit[]>} indices
   * @param {Limits} [limits] `hitsAtOnce`: the most on one page; `paginationLimitedTo`: how far its pages reach;
   *   `groupBy`: pages are of groups, as Typesense's adapter gives them, each with up to `groupLimit` hits
   */
  constructor(indices, { hitsAtOnce = 1000, paginationLimitedTo = 1000, groupBy, groupLimit = 3 } = {}) {
    this.#indices = indices;
    this.#groups = { by: groupBy, limit: groupLimit };
    this.#hitsAtOnce = hitsAtOnce;
    this.#paginationLimitedTo = paginationLimitedTo;
  }

  /** @param {{ requests: Record<string, any>[] }} asked */
  answer({ requests }) {
    return { results: requests.map((request) => this.#result(request)) };
  }

  /** @param {Record<string, any>} request */
  #result({ indexName, params: nested, ...flat }) {
    const params = { ...flat, ...nested };
    const found = this.#found(indexName, params);
    if (params.type === 'facet') {
      const counts = counted(found, params.facet);
      return { facetHits: counts.map(([value, count]) => ({ value, highlighted: value, count })) };
    }

    const { query = '', page = 0, facets = [] } = params;
    const hitsPerPage = Math.min(params.hitsPerPage ?? 20, this.#hitsAtOnce);
    const groups = this.#grouped(found);
    const reached = groups.slice(0, this.#paginationLimitedTo);
    return {
      hits: reached.slice(page * hitsPerPage, (page + 1) * hitsPerPage).flat().map((hit) => structuredClone(hit)),
      nbHits: groups.length,
      page,
      nbPages: hitsPerPage === 0 ? 0 : Math.ceil(reached.length / hitsPerPage),
      hitsPerPage,
      facets: Object.fromEntries([facets].flat().map((facet) => [facet, Object.fromEntries(counted(found, facet))])),
      exhaustiveNbHits: true,
      exhaustiveFacetsCount: true,
      query,
      params: String(new URLSearchParams({ query, hitsPerPage: `${hitsPerPage}`, page, facets: `${facets}` })),
      queryID: `query-${indexName}-${query}`,
      index: indexName,
      processingTimeMS: 1,
    };
  }

  /** Where nothing is grouped, each hit is a group. @param {Hit[]} hits @returns {Hit[][]} */
  #grouped(hits) {
    const { by, limit } = this.#groups;
    if (by === undefined) return hits.map((hit) => [hit]);
    /** @type {Map<unknown, Hit[]>} */
    const groups = new Map();
    for (const hit of hits) groups.set(hit[by], [...(groups.get(hit[by]) ?? []), hit]);
    return [...groups.values()].map((group) => group.slice(0, limit));
  }

  /**
   * @param {string} indexName `products_price_asc` is `products`, sorted
   * @param {Record<string, any>} params
   */
  #found(indexName, { query = '', facetFilters = [] }) {
    const [name = '', sorted] = indexName.split('_price_');
    const hits = this.#indices[name];
    if (!hits) throw new Error(`there is no index ${indexName}`);
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = hits
      .filter((hit) => words.every((/** @type {string} */ word) => startsInside(hit.name, word)))
      .filter((hit) => facetFilters.every((/** @type {any} */ any) => [any].flat().some((one) => matches(hit, one))));
    if (sorted) found.sort((one, other) => (sorted === 'asc' ? one.price - other.price : other.price - one.price));
    return found;
  }
}

/** @param {string} text @param {string} word */
function startsInside(text, word) {
  return ` ${text.toLowerCase()}`.includes(` ${word}`);
}

/** @param {Hit} hit @param {string} filter such as `brand:Fjell` */
function matches(hit, filter) {
  const [facet = '', value] = filter.split(':');
  return [hit[facet]].flat().includes(value);
}

/** @param {Hit[]} hits @param {string} facet @returns {[string, number][]} */
function counted(hits, facet) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of hits.flatMap((hit) => hit[facet] ?? [])) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
