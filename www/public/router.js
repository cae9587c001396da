import { byId } from './dom.js';
import { prepareTour } from './parts/tour.js';
import { Refused, Unreachable } from './reach.js';
import { showCart } from './views/cart.js';
import { showCrowd } from './views/crowd.js';
import { showFailed } from './views/failed.js';
import { showHome } from './views/home.js';
import { showListing } from './views/listing.js';
import { showMissing } from './views/missing.js';
import { showProduct } from './views/product.js';
import { showUnreachable } from './views/unreachable.js';
import { capitalised } from './words.js';

/** @typedef {import('./shop.js').Shop} Shop */

/**
 * A page, ready to be painted: whatever decides its order has been decided.
 * @typedef {object} Page
 * @property {string} title
 * @property {Node} node
 * @property {() => void} [shown] called when it stands on the screen
 */

/**
 * What a view is asked for.
 * @typedef {object} Visit
 * @property {Shop} shop
 * @property {(address: string) => void} go to another page of the shop
 * @property {(address: string) => void} narrow shows the same list, asked for differently
 * @property {() => void} tour begins it
 * @property {URL} url
 * @property {string} rest the address behind the view's own part
 * @property {boolean} returning whether the shopper came back to it, so that nothing new was asked for
 * @property {boolean} fresh whether lists are to be ordered from what is known now; who goes back finds them as they were
 */

/** @type {[RegExp, (visit: Visit) => Promise<Page>][]} */
const views = [
  [/^\/$/, showHome],
  [/^\/search$/, showListing],
  [/^\/shop\/([\w-]+)$/, showListing],
  [/^\/product\/([\w-]+)$/, showProduct],
  [/^\/cart$/, showCart],
  [/^\/crowd$/, showCrowd],
  [/^/, showMissing],
];

/** Follows links inside the shop without loading the page anew, so that what reshelf knows stays in memory. */
export class Router extends EventTarget {
  #visits = 0;
  #main = byId('main');

  /** @param {Shop} shop */
  constructor(shop) {
    super();
    this.shop = shop;
    this.tour = prepareTour(shop, this);
  }

  async start() {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', (event) => this.#follow(event));
    window.addEventListener('popstate', (event) => this.#show({ returning: true, fresh: false, top: event.state?.top ?? 0 }));
    await this.#show({ returning: false, fresh: false, top: history.state?.top ?? 0 });
  }

  /** @param {string} address */
  async go(address) {
    history.replaceState({ top: scrollY }, '');
    history.pushState({ top: 0 }, '', address);
    await this.#show({ returning: false, fresh: true, top: 0 });
    this.#main.focus({ preventScroll: true });
    byId('announcer').textContent = document.title;
  }

  /** The list that stands here, asked for differently: the focus stays on the control that asked. @param {string} address */
  async narrow(address) {
    history.replaceState({ top: scrollY }, '');
    history.pushState({ top: scrollY }, '', address);
    await this.#show({ returning: false, fresh: true, top: scrollY });
    if (document.activeElement === document.body) this.#main.focus({ preventScroll: true });
  }

  /** The same page again, from what is known now. */
  reload() {
    return this.#show({ returning: true, fresh: true, top: scrollY });
  }

  /** @param {{ returning: boolean, fresh: boolean, top: number }} how */
  async #show({ returning, fresh, top }) {
    const visit = ++this.#visits;
    const url = new URL(location.href);
    const page = await this.#page({ shop: this.shop, go: (address) => this.go(address), narrow: (address) => this.narrow(address), tour: this.tour, url, returning, fresh });
    if (visit !== this.#visits) return;
    const key = document.activeElement?.getAttribute('data-key');
    this.#main.replaceChildren(page.node);
    if (key) this.#focus(key);
    document.title = page.title === 'Vardeholm' ? page.title : `${page.title} · Vardeholm`;
    window.scrollTo({ top, behavior: 'instant' });
    this.dispatchEvent(new Event('shown'));
    page.shown?.();
  }

  /** The same control as before, made anew. @param {string} key */
  #focus(key) {
    const controls = [...this.#main.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    // The drawer of a narrow screen has each filter again.
    const seen = controls.find((control) => control.getClientRects().length > 0);
    if (seen instanceof HTMLElement) seen.focus({ preventScroll: true });
  }

  /** @param {Omit<Visit, 'rest'>} visit @returns {Promise<Page>} */
  async #page(visit) {
    for (const [pattern, view] of views) {
      const match = pattern.exec(visit.url.pathname);
      if (!match) continue;
      return view({ ...visit, rest: match[1] ?? '' }).catch((error) => {
        if (error instanceof Unreachable) return showUnreachable(visit.url);
        if (error instanceof Refused) return error.status === 404 ? showMissing() : showFailed(capitalised(error.message), visit.url);
        console.error(error);
        return showFailed('Something went wrong in this page; the console says what.', visit.url);
      });
    }
    throw new Error(`no view for ${visit.url.pathname}`);
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    this.go(link.href);
  }
}
