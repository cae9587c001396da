import { element } from '../dom.js';

/** @returns {Promise<import('../router.js').Page>} */
export async function showMissing() {
  return {
    title: 'Not found',
    node: element('section', { class: 'empty' },
      element('h1', {}, 'Nothing on this shelf'),
      element('p', {}, 'The page you asked for is not here.'),
      element('a', { class: 'button', href: '/' }, 'To the shop')),
  };
}
