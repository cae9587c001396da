// A client's `search`, with its lists in the shopper's order: what the server is asked, and what the shop is given.

import { Batch } from './batch.js';
import { Call } from './call.js';
import { plansOf } from './plan.js';
import { Window } from './window.js';
import { Windows } from './windows.js';

/** @typedef {import('../types.d.ts').Item} Item */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./plan.js').How} How */

/** A result, and what it displays where that is reshelf's. @typedef {{ result: any, items?: Item[] }} Served */

/** One client's searches. */
export class PersonalSearch {
  #ask;
  #ranking;
  #impressions;
  #given;
  #options;
  #warn;
  #windows = new Windows();
  #refresh = false;

  /**
   * @param {(...searched: any[]) => any} ask the client's own search
   * @param {object} parts
   * @param {import('./ranking.js').Ranking} parts.ranking
   * @param {import('./impressions.js').Impressions} parts.impressions
   * @param {(list: { index: string, hits: any[] }) => void} parts.given called with the hits that the page is given
   * @param {import('../instantsearch.d.ts').Options<any>} parts.options read anew with each search
   * @param {(problem: unknown) => void} parts.warn
   */
  constructor(ask, { ranking, impressions, given, options, warn }) {
    this.#ask = ask;
    this.#ranking = ranking;
    this.#impressions = impressions;
    this.#given = given;
    this.#options = options;
    this.#warn = warn;
  }

  /**
   * @param {any} searched
   * @param {...any} options
   */
  async search(searched, ...options) {
    const prepared = this.#attempt(() => this.#prepare(searched, options));
    if (!prepared) return this.#ask(searched, ...options);
    const { batch, plans, refresh, take } = prepared;

    let problem;
    if (plans.some(({ how }) => how === 'window')) {
      try {
        const { around, served } = await this.#throughWindows(batch, plans, refresh);
        return this.#noted(plans, around, served, take);
      } catch (error) {
        problem = error;
      }
    }
    const response = await this.#ask(searched, ...options);
    if (problem) this.#refused(problem);
    const pageByPage = () => {
      const served = plans.map(({ request, how }, n) => this.#served(response.results[n], how, request.query, refresh));
      return this.#noted(plans, response, served, take);
    };
    return this.#attempt(pageByPage) ?? response;
  }

  /** From here on every list is asked for again, and those that the next search brings are ordered anew. */
  clear() {
    this.#windows.clear();
    this.#refresh = true;
  }

  /**
   * @param {any} searched
   * @param {any[]} options
   */
  #prepare(searched, options) {
    const batch = Batch.read(searched, options);
    if (!batch?.requests.some(({ wantsHits }) => wantsHits)) return undefined;
    const plans = plansOf(batch, this.#options, (list) => this.#windows.mayHave(list));
    const refresh = this.#refresh;
    this.#refresh = false;
    return { batch, plans, refresh, take: this.#impressions.searched(batch.indices) };
  }

  /**
   * @param {Batch} batch
   * @param {Plan[]} plans
   * @param {boolean} refresh
   */
  async #throughWindows(batch, plans, refresh) {
    const first = new Call(this.#ask, batch);
    const coming = plans.map((plan) => this.#windowOf(plan, first) ?? first.add(plan.request.asked));
    const response = await first.send();
    const came = await Promise.all(coming);

    // A server that gives less at once than it was asked for shows so only now.
    const second = new Call(this.#ask, batch);
    const pages = plans.map(({ request, of }, n) =>
      of && came[n] instanceof Window && !came[n].holds(of.page) ? second.add(request.asked) : came[n],
    );
    const further = await second.send();
    const served = (await Promise.all(pages)).map((page, n) => {
      const { how, of, request } = /** @type {Plan} */ (plans[n]);
      return of && page instanceof Window
        ? page.serve(of.page, this.#ranking, refresh)
        : this.#served(page, of && !this.#windows.before(of.list)?.ofGroups ? 'behind' : how, request.query, refresh);
    });
    return { around: { ...further, ...response }, served };
  }

  /**
   * The window that a page is of, kept or asked for in this call; nothing where the page is known to stand behind it.
   *
   * @param {Plan} plan
   * @param {Call} call
   * @returns {Promise<Window> | undefined}
   */
  #windowOf({ request, of }, call) {
    if (!of) return undefined;
    const kept = this.#windows.find(of.list);
    if (kept) return kept.window?.holds(of.page) === false ? undefined : kept.coming;
    const asked = call.add(request.forFirst(of.size));
    const before = this.#windows.before(of.list);
    const window = asked.then(async (result) => {
      // The pages before it came from a page that was left, in an order that the shelf knows.
      if (of.page.page > 0 && !before) await this.#ranking.soon();
      return new Window(result, request.query, of, this.#ranking, before);
    });
    return this.#windows.keep(of.list, window).coming;
  }

  /**
   * A result of the server's as the shop is given it: by itself, also where a window was meant.
   *
   * @param {any} result
   * @param {How} how
   * @param {string} query
   * @param {boolean} refresh
   * @returns {Served}
   */
  #served(result, how, query, refresh) {
    const hits = result?.hits;
    if (how === 'none' || !Array.isArray(hits) || hits.length === 0) return { result };
    const items = this.#ranking.itemsOf(hits);
    if (how === 'behind') return { result, items };
    const places = [...this.#ranking.order(hits, items, query, { refresh }).order];
    return {
      result: { ...result, hits: places.map((place) => hits[place]) },
      items: places.map((place) => /** @type {Item} */ (items[place])),
    };
  }

  /**
   * The response, once it is noted what it displays.
   *
   * @param {Plan[]} plans
   * @param {any} around what the results come in
   * @param {Served[]} served
   * @param {ReturnType<import('./impressions.js').Impressions['searched']>} take
   */
  #noted(plans, around, served, take) {
    served.forEach(({ result, items }, n) => {
      const { request } = /** @type {Plan} */ (plans[n]);
      if (!request.wantsHits || !Array.isArray(result?.hits)) return;
      this.#given({ index: request.index, hits: result.hits });
      if (items) take(request.index, { query: request.query, items });
    });
    return { ...around, results: served.map(({ result }) => result) };
  }

  /** @param {unknown} problem */
  #refused(problem) {
    this.#windows.refused();
    this.#warn(problem);
  }

  /**
   * @template R
   * @param {() => R} work
   * @returns {R | undefined}
   */
  #attempt(work) {
    try {
      return work();
    } catch (problem) {
      this.#warn(problem);
      return undefined;
    }
  }
}
