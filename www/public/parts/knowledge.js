import { byId, element } from '../dom.js';

/** @typedef {import('../../../pkg/inspector.d.ts').ReshelfInspector} Inspector */

/** More than a visit asks for: the ledger begins when the panel is opened, and the browser keeps but 250 until then. */
const REQUESTS_KEPT = 5000;
const labels = { item_category: 'Departments', item_category2: 'Kinds of things', item_variant: 'Colours' };

export const loadInspector = () => import('/reshelf/inspector.js');

/** The panel with reshelf's own inspector, which is made when it is first opened. @param {import('../shop.js').Shop} shop */
export function openKnowledge({ personal, remembering }) {
  performance.setResourceTimingBufferSize(REQUESTS_KEPT);
  const panel = /** @type {HTMLDialogElement} */ (byId('knowledge'));
  const inside = element('div', { class: 'knowledge-inner' });
  panel.append(
    element('div', { class: 'knowledge-head' },
      element('h2', { id: 'knowledge-title' }, 'What reshelf knows'),
      element('button', { class: 'close', type: 'button', 'aria-label': 'Close', onclick: () => panel.close() }, '×')),
    inside);
  panel.addEventListener('click', (event) => event.target === panel && panel.close());

  byId('knowledge-button').addEventListener('click', async () => {
    panel.showModal();
    if (inside.querySelector('reshelf-inspector')) return;
    if (!personal.shelf) return say('reshelf could not be loaded, so it knows nothing: every list is in the server’s order.');
    try {
      const { defineInspector } = await loadInspector();
      defineInspector();
      inside.replaceChildren(inspector());
    } catch {
      say('The inspector could not be loaded. Open this again when you are online.');
    }
  });

  /** @param {string} words */
  function say(words) {
    inside.replaceChildren(element('p', { class: 'quiet' }, words));
  }

  function inspector() {
    const made = /** @type {Inspector} */ (document.createElement('reshelf-inspector'));
    Object.assign(made, { labels, shelf: personal.shelf });
    made.addEventListener('reshelf-act', ({ detail }) => {
      if (detail.act === 'consent') remembering.answer(personal.shelf?.status().consent === true);
    });
    return made;
  }
}
