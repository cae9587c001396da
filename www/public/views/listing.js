import { pushSearch } from '../data-layer.js';
import { element } from '../dom.js';
import { Grid } from '../parts/grid.js';
import { orderNote } from '../parts/order-note.js';
import { orderSwitch } from '../parts/order-switch.js';
import { departments, search } from '../server.js';
import { counted } from '../words.js';

/** @typedef {import('../router.js').Visit} Visit */
/** @typedef {import('../../catalogue/departments.js').Department} Department */

const sorts = { relevance: 'Best match', 'price-up': 'Price, low to high', 'price-down': 'Price, high to low', rating: 'Rating' };

/** Results of a search, or a category. @param {Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showListing({ shop, go, url, rest: category, returning, fresh }) {
  const query = url.searchParams.get('q') ?? '';
  const sort = url.searchParams.get('sort') ?? 'relevance';
  const request = { q: query, category, sort };
  const [answer, shelves] = await Promise.all([search(request), departments()]);
  const title = query ? `“${query}”` : nameOf(category, shelves);
  if (answer.total === 0) return nothingFound(query);

  // A shopper who asks for an order by price is given just that.
  const sorted = sort !== 'relevance';
  const grid = new Grid(shop, { id: query ? 'search' : category, name: title, query: query || undefined });
  /** @param {import('../server.js').SearchAnswer} page */
  const arrange = (page) => (sorted ? asServed(page) : shop.personal.arrange(page.hits, { query: query || undefined, fresh }));
  const arranged = arrange(answer);
  const chips = category ? kindChips(category, shelves) : null;
  grid.add(arranged);
  return {
    title,
    node: element('div', {},
      element('header', { class: 'listing-head' }, element('div', {}, element('h1', {}, title), element('p', {}, counted(answer.total, 'product')))),
      chips,
      element('div', { class: 'toolbar' },
        sorted ? null : orderSwitch(shop),
        sorted ? element('p', { class: 'toolbar-note' }, 'You sort, so reshelf leaves it alone.') : orderNote(shop, arranged),
        sortMenu(url, sort, go)),
      element('h2', { class: 'hidden' }, 'Products'),
      grid.node,
      answer.pages > 1 ? moreButton(answer.pages, async (page) => {
        grid.add(arrange(await search({ ...request, page })));
        grid.shown();
      }) : null),
    shown: () => {
      chips?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
      if (query && !returning) pushSearch(query);
      grid.shown();
    },
  };
}

/** @param {import('../server.js').SearchAnswer} page @returns {import('../personal.js').Arranged} */
function asServed({ hits }) {
  return { placed: hits.map((product, served) => ({ product, served, place: served })), personalised: false };
}

/** @param {string} category @param {Department[]} shelves */
function nameOf(category, shelves) {
  return [...shelves, ...shelves.flatMap((shelf) => shelf.kinds)].find(({ slug }) => slug === category)?.name ?? 'The whole shop';
}

/** @param {string} category @param {Department[]} shelves */
function kindChips(category, shelves) {
  const shelf = shelves.find((candidate) => candidate.slug === category || candidate.kinds.some(({ slug }) => slug === category));
  if (!shelf) return null;
  const chip = ({ slug = '', name = '' }) => element('a', { class: 'chip', href: `/shop/${slug}`, 'aria-current': slug === category ? 'page' : null }, name);
  return element('nav', { class: 'chips', 'aria-label': `Kinds in ${shelf.name}` }, chip({ slug: shelf.slug, name: 'All' }), shelf.kinds.map(chip));
}

/** @param {URL} url @param {string} sort @param {(address: string) => void} go */
function sortMenu(url, sort, go) {
  const choose = (/** @type {Event} */ event) => {
    const chosen = new URL(url);
    chosen.searchParams.set('sort', /** @type {HTMLSelectElement} */ (event.target).value);
    if (chosen.searchParams.get('sort') === 'relevance') chosen.searchParams.delete('sort');
    go(chosen.href);
  };
  return element('label', { class: 'sort' }, 'Sort by',
    element('select', { onchange: choose }, Object.entries(sorts).map(([value, label]) => element('option', { value, selected: value === sort }, label))));
}

/** @param {number} pages @param {(page: number) => Promise<void>} load */
function moreButton(pages, load) {
  let page = 1;
  const button = element('button', { class: 'button plain', type: 'button', onclick: async () => {
    button.disabled = true;
    await load(++page);
    button.disabled = false;
    if (page >= pages) box.remove();
  } }, 'Show more');
  const box = element('div', { class: 'more' }, button);
  return box;
}

/** @param {string} query @returns {import('../router.js').Page} */
function nothingFound(query) {
  return {
    title: 'Nothing found',
    node: element('section', { class: 'empty' },
      element('h1', {}, 'Nothing found'),
      element('p', {}, `No product matches “${query}”. Try a kind of thing (tent, boots, mug), a colour, or a brand such as Nordhavn.`),
      element('a', { class: 'button', href: '/' }, 'To the shop')),
  };
}
