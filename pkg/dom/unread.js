// Why a child of a list is no card, in words for the shop.

let hasWarned = false;

/**
 * The first child that looks like a card and is none; nothing where it may well be something else, such as an advertisement
 * among cards. A page has one warning.
 *
 * @param {Element[]} children
 * @param {Set<Element>} cards
 * @param {string[][]} links of each child
 * @param {number} listed products in the page's JSON-LD
 * @param {string} broken what is wrong with it
 */
export function warnOfUnread(children, cards, links, listed, broken) {
  const ids = (/** @type {Element} */ child) => child.outerHTML.includes('data-item-id');
  const place = children.findIndex((child, at) => !cards.has(child) && (ids(child) || (cards.size < 1 && links[at]?.[0])));
  const child = children[place];
  if (!child || hasWarned) return;
  hasWarned = true;
  const unlisted = broken && listed < 1 ? `cannot be read: ${broken}` : `has none of ${listed} products at ${links[place]?.[0]}`;
  const unnamed = `no data-item-id, no Product with a sku, and JSON-LD ${unlisted}`;
  const rule = ids(child) ? 'one data-item-id of 1 to 512 bytes is needed' : unnamed;
  const shown = child.textContent?.trim().slice(0, 30);
  const what = `child ${place} of the list (${shown}) is no card: ${rule}; see docs/server-rendered.md`;
  console.warn(`reshelf: ${what}. It stays at its place.`);
}
