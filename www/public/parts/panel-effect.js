import { byId } from '../dom.js';

/**
 * What the shopper takes away or adds in the panel shows at once in the list behind it. Acts on the page itself do not:
 * a list keeps its order while someone is on it.
 * @param {import('../shop.js').Shop} shop @param {import('../router.js').Router} router
 */
export function showPanelEffect({ personal }, router) {
  const panel = /** @type {HTMLDialogElement} */ (byId('knowledge'));
  let before = '';
  const { shelf } = personal;
  shelf?.on('change', () => {
    const { acts, paused } = shelf.profile();
    const now = `${acts} ${paused}`;
    if (panel.open && now !== before) router.reload();
    before = now;
  });
}
