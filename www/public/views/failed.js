import { element } from '../dom.js';

/** The shop's server, or the page, could not do what was asked. @param {string} why in words @param {URL} url @returns {import('../router.js').Page} */
export function showFailed(why, url) {
  return {
    title: 'Not answered',
    node: element('section', { class: 'empty' },
      element('h1', {}, 'The shop could not answer'),
      element('p', {}, why),
      element('a', { class: 'button', href: url.href }, 'Try again')),
  };
}
