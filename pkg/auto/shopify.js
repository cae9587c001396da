// Shopify: any theme's links and forms, and what the platform's own script knows of the page's products.

import { textOf } from './texts.js';

/** @typedef {import('./platforms.js').Platform} Platform */

/**
 * A product in `ShopifyAnalytics.meta`, which every page of a collection, a search or a product has.
 *
 * @typedef {{ id: number, handle?: string, vendor?: string, type?: string, variants?: Variant[] }} Known
 * @typedef {{ id: number, price?: number, name?: string, public_title?: string | null }} Variant its price in hundredths
 */

const LINK = 'a[href*="/products/"]';

/** @type {Platform} */
export const shopify = {
  isHere: () => page().Shopify?.shop ?? page().ShopifyAnalytics,
  list: () => (/^(?:collection|search)/.test(pageType()) ? largestGrid() : null),
  readCard(card, place) {
    const handle = handleIn(card.querySelector(LINK)?.getAttribute('href'));
    if (handle === undefined) return {};
    return { item_id: handle, item_name: titleOf(card, handle), ...told(knownAs(handle, card, place)) };
  },
  product() {
    const handle = handleIn(location.pathname);
    const name = document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? undefined;
    return pageType() === 'product' && handle ? { item_id: handle, item_name: name, ...told(meta().product) } : undefined;
  },
  card: `:is(li, article, product-card, .card, .product-card):has(${LINK})`,
  cart: 'form[action*="/cart/add"]',
};

function page() {
  return /** @type {any} */ (globalThis);
}

/** @returns {{ page?: { pageType?: string }, product?: Known, products?: Known[] }} */
function meta() {
  return page().ShopifyAnalytics?.meta ?? {};
}

function pageType() {
  return String(meta().page?.pageType ?? '');
}

/** A product has one handle and many addresses. @param {string | null | undefined} address */
function handleIn(address) {
  const [, handle] = /\/products\/([^/?#]+)/.exec(address ?? '') ?? [];
  return handle === undefined ? undefined : decodeURIComponent(handle);
}

/** Themes name their grids as they like: it is the element with the most children that lead to a product each. */
function largestGrid() {
  /** @type {Map<Element, Set<Element>>} */
  const grids = new Map();
  for (const link of document.querySelectorAll(`main ${LINK}`)) {
    let child = link;
    for (let grid = child.parentElement; grid && grid !== document.body; grid = grid.parentElement) {
      grids.set(grid, (grids.get(grid) ?? new Set()).add(child));
      child = grid;
    }
  }
  const [largest] = [...grids].sort(([, some], [, others]) => others.size - some.size);
  return largest && largest[1].size > 1 ? largest[0] : null;
}

/**
 * By its handle, by a number of it or of its variants in the card's markup, or by its place.
 *
 * @param {string} handle
 * @param {Element} card
 * @param {number} place
 * @returns {Known | undefined}
 */
function knownAs(handle, card, place) {
  const products = meta().products ?? [];
  const numbers = new Set(card.outerHTML.match(/\d{6,}/g));
  const isNumbered = (/** @type {Known} */ { id, variants = [] }) =>
    [id, ...variants.map((variant) => variant.id)].some((one) => numbers.has(String(one)));
  const named = products.filter((product) => product.handle === handle);
  const numbered = products.filter(isNumbered);
  const cards = [...(card.parentElement?.children ?? [])].filter((one) => one.querySelector(LINK));
  const placed = cards.length === products.length && cards.indexOf(card) === place ? products[place] : undefined;
  return named[0] ?? (numbered.length === 1 ? numbered[0] : numbered.length === 0 ? placed : undefined);
}

/** @param {Known | undefined} known */
function told(known) {
  const prices = (known?.variants ?? []).map(({ price }) => Number(price) / 100).filter((price) => price > 0);
  return {
    ...(known?.vendor && { item_brand: known.vendor }),
    ...(known?.type && { item_category: known.type }),
    ...(prices.length > 0 && { price: Math.min(...prices) }),
  };
}

/**
 * @param {Element} card
 * @param {string} handle
 */
function titleOf(card, handle) {
  const links = [...card.querySelectorAll(LINK)].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');
  return textOf(card, 'h2, h3, h4, [class*="title"]') ?? links.find((text) => text !== '') ?? handle.replaceAll('-', ' ');
}
