// One request of a search, in any of the shapes in which clients take it.

/** Reads a request, and writes it anew for another page; what the shop wrote is never changed. */
export class SearchRequest {
  /** @param {any} asked as the shop wrote it */
  constructor(asked) {
    this.asked = asked;
    this.params = { ...asked, ...asked?.params };
  }

  /** @returns {string} */
  get index() {
    return this.asked?.indexName;
  }

  /** @returns {string} */
  get query() {
    return typeof this.params.query === 'string' ? this.params.query : '';
  }

  /** Whether it asks for hits: not for the counts of facets alone, and in a shape that is known. */
  get wantsHits() {
    const { hitsPerPage, length, attributesToRetrieve } = this.params;
    // Before mid-2022 InstantSearch asked for one hit where it was after facets alone, and for nothing of it.
    const facetsAlone = hitsPerPage === 1 && Array.isArray(attributesToRetrieve) && attributesToRetrieve.length === 0;
    return (
      typeof this.index === 'string' &&
      typeof (this.asked.params ?? {}) === 'object' &&
      (this.asked.type ?? 'default') === 'default' &&
      !facetsAlone &&
      hitsPerPage !== 0 &&
      length !== 0
    );
  }

  /**
   * The page it asks for, of so many hits; nothing where it does not count in pages.
   *
   * @param {number} usual hits on a page where it does not say
   */
  pageOf(usual) {
    const { page = 0, hitsPerPage = usual, offset, length } = this.params;
    const counts = Number.isInteger(page) && page >= 0 && Number.isInteger(hitsPerPage) && hitsPerPage > 0;
    return counts && offset === undefined && length === undefined ? { page, hitsPerPage } : undefined;
  }

  /**
   * The same request for the first page, of so many hits.
   *
   * @param {number} hitsPerPage
   */
  forFirst(hitsPerPage) {
    const params = this.asked.params;
    const first = { page: 0, hitsPerPage };
    return params ? { ...this.asked, params: { ...params, ...first } } : { ...this.asked, ...first };
  }

  /** What it asks for, whichever page of it: the same for the same list. */
  get list() {
    const { page, hitsPerPage, params, ...rest } = this.params;
    return sorted(rest);
  }
}

/** @param {Record<string, any>} params */
function sorted(params) {
  return Object.keys(params).sort().map((name) => [name, params[name]]);
}
