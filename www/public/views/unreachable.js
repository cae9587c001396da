import { element } from '../dom.js';

/** A page that was never loaded, while the shop's server does not answer. @param {URL} url @returns {import('../router.js').Page} */
export function showUnreachable(url) {
  return {
    title: 'Out of reach',
    node: element('section', { class: 'empty' },
      element('h1', {}, 'The shop cannot be reached'),
      element('p', {}, 'This page has not been loaded yet, and its server does not answer. Pages that you have seen are still here: go back, and they are ordered as before, in your browser.'),
      element('a', { class: 'button', href: url.href }, 'Try again')),
  };
}
