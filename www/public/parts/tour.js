import { byId, element } from '../dom.js';
import { loyal, tryOn } from '../shoppers.js';

/** @typedef {import('../shop.js').Shop} Shop */
/** @typedef {import('../router.js').Router} Router */

const LIST = `/search?q=${encodeURIComponent(loyal.then)}`;

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} text
 * @property {string} at selector of what it speaks of
 * @property {(shop: Shop, router: Router) => unknown} enter what it does for the shopper
 */

/** @type {readonly Step[]} */
const steps = [
  {
    title: 'The server sends everyone the same',
    text: `This is its order for “${loyal.then}”. It knows nothing of you, and never will.`,
    at: '.toolbar .switch',
    enter: (shop, router) => {
      shop.choice.choose('server');
      return router.go(LIST);
    },
  },
  {
    title: 'You look at a few things',
    text: 'Say three Nordhavn rain jackets and three of their hats. In the next list ▲ shows what moved up for you, and below it stands why.',
    at: '.card',
    enter: async (shop, router) => {
      await tryOn(shop, loyal);
      shop.choice.choose('mine');
      return router.go(LIST);
    },
  },
  {
    title: 'Both orders, side by side',
    text: 'The same products, each exactly once. A line leads from where the server had it to where it stands for you.',
    at: '.toolbar .switch',
    enter: (shop) => shop.choice.choose('both'),
  },
  {
    title: 'Nothing left this browser',
    text: 'Here is all that reshelf believes of you, and every request that the page made: none tells what you did. Take away what you like, or all of it.',
    at: '#knowledge-button',
    enter: (shop) => shop.choice.choose('mine'),
  },
];

/** A tour that acts for the shopper; it can be left at any step. @param {Shop} shop @param {Router} router */
export function prepareTour(shop, router) {
  const card = byId('tour');
  let running = 0;

  card.addEventListener('keydown', (event) => event.key === 'Escape' && leave());
  return () => show(0, ++running);

  /** @param {number} at @param {number} run */
  async function show(at, run) {
    const step = steps[at];
    if (!step) return leave();
    point(null);
    await step.enter(shop, router);
    if (run !== running) return;
    const title = element('h2', { id: 'tour-title', tabindex: -1 }, step.title);
    card.replaceChildren(
      element('p', { class: 'tour-count' }, `Step ${at + 1} of ${steps.length}`), title, element('p', {}, step.text),
      element('div', { class: 'tour-acts' },
        element('button', { class: 'link-button', type: 'button', onclick: leave }, at + 1 < steps.length ? 'Skip the tour' : 'Close'),
        at + 1 < steps.length ? element('button', { class: 'button mine', type: 'button', onclick: () => show(at + 1, run) }, 'Next') : null));
    card.hidden = false;
    point(document.querySelector(step.at));
    title.focus({ preventScroll: true });
  }

  function leave() {
    running += 1;
    point(null);
    card.hidden = true;
    byId('main').focus({ preventScroll: true });
  }
}

/** @param {Element | null} what */
function point(what) {
  for (const before of document.querySelectorAll('.pointed')) before.classList.remove('pointed');
  what?.classList.add('pointed');
  what?.scrollIntoView({ block: 'start', behavior: 'instant' });
}
