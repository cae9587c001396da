import { byId, element } from '../dom.js';
import { suggestions } from '../server.js';

const PAUSE_MS = 120;

/** The search field with its suggestions: a combobox as the ARIA practices describe it. @param {import('../router.js').Router} router */
export function startSearchBox(router) {
  const field = /** @type {HTMLInputElement} */ (byId('search-field'));
  const list = byId('suggestions');
  let chosen = -1;
  let waiting = 0;

  const close = () => {
    clearTimeout(waiting);
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  /** @param {string} query */
  const search = (query) => {
    close();
    field.value = query;
    if (query.trim()) router.go(`/search?q=${encodeURIComponent(query.trim())}`);
  };

  /** @param {string[]} texts */
  const open = (texts) => {
    list.replaceChildren(...texts.map((text, i) => element('li', { id: `suggestion-${i}`, role: 'option', 'aria-selected': 'false', onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => search(text) }, text)));
    list.hidden = texts.length === 0;
    chosen = -1;
    field.setAttribute('aria-expanded', String(texts.length > 0));
  };

  /** @param {number} step */
  const move = (step) => {
    const options = [...list.children];
    if (list.hidden || options.length === 0) return;
    chosen = (chosen + step + options.length + (chosen < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    field.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
  };

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    const typed = field.value;
    if (!typed.trim()) return close();
    waiting = window.setTimeout(async () => {
      const texts = await suggestions(typed).catch(() => []);
      if (field.value === typed && document.activeElement === field) open(texts);
    }, PAUSE_MS);
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    search(list.children[chosen]?.textContent ?? field.value);
  });
  router.addEventListener('shown', () => {
    field.value = location.pathname === '/search' ? (new URL(location.href).searchParams.get('q') ?? '') : '';
  });
}
