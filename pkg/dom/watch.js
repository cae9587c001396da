// What the shopper does with a list, told to the shelf: that they had it before them, and what they chose from it.

/** How long a list stands in view until it counts as seen, in milliseconds. */
const SEEN_AFTER = 1000;

/** @typedef {import('./cards.js').Card} Card */

/**
 * @param {Element | DocumentFragment} list
 * @param {Card[]} cards as displayed
 * @param {(event: import('../types.d.ts').ShopEvent) => unknown} observe
 * @param {AbortSignal} [signal] ends it
 */
export function watch(list, cards, observe, signal) {
  const box = list instanceof ShadowRoot ? list.host : list;
  if (!(box instanceof Element) || cards.length === 0 || signal?.aborted) return;
  const items = new Map(cards.map(({ element, item }) => [element, item]));
  /** @param {Event} event */
  const clicked = (event) => {
    const item = items.get(/** @type {Element} */ (cardClicked(event, list)));
    if (item) observe({ event: 'select_item', ecommerce: { items: [item] } });
  };
  /** @param {Event} event of the middle button, which opens a product beside the list */
  const clickedBeside = (event) => /** @type {MouseEvent} */ (event).button === 1 && clicked(event);
  // Whatever the page's own listeners do with it.
  const first = { capture: true, ...(signal && { signal }) };
  list.addEventListener('click', clicked, first);
  list.addEventListener('auxclick', clickedBeside, first);
  onceSeen(box, () => observe({ event: 'view_item_list', ecommerce: { items: [...items.values()] } }), signal);
}

/**
 * The child of the list whose link or button was clicked, also where that is in a shadow tree of the child.
 *
 * @param {Event} event
 * @param {Element | DocumentFragment} list
 */
function cardClicked(event, list) {
  const path = event.composedPath();
  const within = path.slice(0, path.indexOf(list)).filter((one) => one instanceof Element);
  const isControl = (/** @type {Element} */ one) => one.matches('a[href], button, [role="link"], [role="button"]');
  return within.some(isControl) ? within.find(({ parentNode }) => parentNode === list) : undefined;
}

/**
 * @param {Element} list
 * @param {() => void} seen
 * @param {AbortSignal} [signal]
 */
function onceSeen(list, seen, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let inView = false;
  const over = new AbortController();
  const end = () => {
    over.abort();
    clearTimeout(timer);
    view.disconnect();
  };
  const look = () => {
    clearTimeout(timer);
    if (inView && document.visibilityState === 'visible') {
      timer = setTimeout(() => {
        end();
        seen();
      }, SEEN_AFTER);
    }
  };
  const view = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false;
    look();
  });
  view.observe(list);
  document.addEventListener('visibilitychange', look, { signal: over.signal });
  signal?.addEventListener('abort', end, { signal: over.signal });
}
