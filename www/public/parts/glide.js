const DURATION_MS = 420;

/**
 * Lets elements glide from where they are to where a change puts them. Only their painting moves, not the layout.
 * @param {Element[]} elements
 * @param {() => void} change
 */
export function glide(elements, change) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return change();
  const before = elements.map((element) => element.getBoundingClientRect());
  change();
  elements.forEach((element, i) => {
    const from = /** @type {DOMRect} */ (before[i]);
    const to = element.getBoundingClientRect();
    const [x, y] = [from.left - to.left, from.top - to.top];
    const seen = onScreen(from) || onScreen(to);
    if (seen && (x || y)) element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: DURATION_MS, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
  });
}

/** @param {DOMRect} rect */
const onScreen = (rect) => rect.bottom > 0 && rect.top < innerHeight;
