import { element } from '../dom.js';

/** @param {number} pages @param {(page: number) => Promise<void>} load */
export function moreButton(pages, load) {
  let page = 1;
  const button = element('button', { class: 'button plain', type: 'button', onclick: async () => {
    button.disabled = true;
    // A page that the shop cannot send now may be asked for again.
    const loaded = await load(page + 1).then(() => true, () => false);
    if (loaded) page += 1;
    button.textContent = loaded ? 'Show more' : 'Not answered. Try again';
    button.disabled = false;
    if (page >= pages) box.remove();
  } }, 'Show more');
  const box = element('div', { class: 'more' }, button);
  return box;
}
