// What a client's `search` is called with: several requests at once, as a list or inside an object.

import { SearchRequest } from './request.js';

/** The requests of one call of `search`. */
export class Batch {
  /**
   * @param {any} searched the first argument
   * @param {any[]} options further arguments
   */
  constructor(searched, options) {
    this.searched = searched;
    this.options = options;
    /** @type {any[]} */
    const requests = Array.isArray(searched) ? searched : searched.requests;
    this.requests = requests.map((asked) => new SearchRequest(asked));
  }

  /**
   * Nothing where it is called with something else, such as a composition.
   *
   * @param {any} searched
   * @param {any[]} options
   */
  static read(searched, options) {
    return Array.isArray(searched) || Array.isArray(searched?.requests) ? new Batch(searched, options) : undefined;
  }

  get indices() {
    return new Set(this.requests.map(({ index }) => index));
  }

  /** Whether the server answers each request whatever came of those before it. */
  get independent() {
    const strategy = this.searched.strategy ?? this.options[0]?.strategy ?? 'none';
    return strategy === 'none';
  }

  /**
   * The arguments of a call with other requests.
   *
   * @param {any[]} requests
   */
  asking(requests) {
    const searched = Array.isArray(this.searched) ? requests : { ...this.searched, requests };
    return [searched, ...this.options];
  }
}
