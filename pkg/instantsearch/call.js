// Requests that go to the server together.

/** One call of the client's own search; none where there is nothing to ask. */
export class Call {
  #ask;
  #batch;
  /** @type {any[]} */
  #requests = [];
  /** @type {(response: any) => void} */
  #answered = nothing;
  #response = new Promise((resolve) => {
    this.#answered = resolve;
  });

  /**
   * @param {(...searched: any[]) => any} ask
   * @param {import('./batch.js').Batch} batch whose way of calling it is
   */
  constructor(ask, batch) {
    this.#ask = ask;
    this.#batch = batch;
  }

  /**
   * @param {any} request
   * @returns {Promise<any>} its result
   */
  add(request) {
    const place = this.#requests.push(request) - 1;
    const result = this.#response.then(({ results }) => results[place]);
    // Whoever added it may have given up before it fails.
    result.catch(nothing);
    return result;
  }

  /** Resolves to what the results came in. */
  async send() {
    if (this.#requests.length === 0) return {};
    const response = this.#sent();
    this.#answered(response);
    return response;
  }

  async #sent() {
    const response = await this.#ask(...this.#batch.asking(this.#requests));
    if (response?.results?.length !== this.#requests.length) throw new TypeError('the server left requests unanswered');
    return response;
  }
}

function nothing() {}
