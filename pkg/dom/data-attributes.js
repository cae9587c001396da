// Data attributes of a card, under GA4's names: `data-item-id`, `data-item-brand`, `data-price`, `data-colour`, …

const ID = '[data-item-id]';

/**
 * @param {Element} card
 * @returns {Record<string, string>} empty where the card has no id, or several
 */
export function readDataAttributes(card) {
  const carriers = /** @type {HTMLElement[]} */ (card.matches(ID) ? [card] : [...card.querySelectorAll(ID)]);
  const ids = new Set(carriers.map(({ dataset }) => dataset['itemId']));
  if (ids.size !== 1) return {};
  const fields = carriers.flatMap(({ dataset }) => Object.entries(dataset));
  return Object.fromEntries(fields.flatMap(([name, value]) => (value ? [[fieldName(name), value.trim()]] : [])));
}

/** @param {string} name as scripts see it: `itemCategory2` */
function fieldName(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
