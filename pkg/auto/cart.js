// What is put into the cart, by the platform's own forms and buttons.

/** @typedef {import('../dom.d.ts').CardItem} CardItem */

/**
 * @param {import('../types.d.ts').Reshelf} shelf
 * @param {import('./platforms.js').Platform} platform
 * @param {(card: Element) => CardItem} read
 * @param {CardItem | undefined} product whose own page this is
 */
export function followCart(shelf, { card, cart }, read, product) {
  const added = (/** @type {Element} */ control) => {
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
}
