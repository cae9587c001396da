// What is put into the cart, by the platform's own forms and buttons.

/** @typedef {import('../dom.d.ts').CardItem} CardItem */

/** In so many milliseconds nobody puts two things into the cart. */
const ONE_ADDING = 300;

/**
 * @param {import('../types.d.ts').Reshelf} shelf
 * @param {import('./platforms.js').Platform} platform
 * @param {(card: Element) => CardItem} read
 * @param {CardItem | undefined} product whose own page this is
 */
export function followCart(shelf, { card, cart }, read, product) {
  let last = -Infinity;
  const added = (/** @type {Element} */ control) => {
    // A theme may tell of it in two ways.
    if (performance.now() - last < ONE_ADDING) return;
    last = performance.now();
    const within = control.closest(card);
    const item = within ? read(within) : product;
    if (item?.item_id) shelf.observe({ event: 'add_to_cart', items: [item] });
  };
  const heard = (/** @type {Event} */ event) => {
    const [target] = event.composedPath();
    const control = target instanceof Element ? target.closest(cart) : undefined;
    // A form is sent once, however often it is clicked in.
    if (control && control instanceof HTMLFormElement === (event.type === 'submit')) added(control);
  };
  // Whatever the page's own listeners do with it.
  document.addEventListener('submit', heard, true);
  document.addEventListener('click', heard, true);
  // Shopify's standard event, of themes that use no form.
  document.addEventListener('shopify:cart:lines-update', (event) => {
    if (Reflect.get(event, 'action') === 'add' && event.target instanceof Element) added(event.target);
  });
}
