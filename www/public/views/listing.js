import { arranged } from '../arranged.js';
import { sellsInvented } from '../assortment.js';
import { pushSearch } from '../data-layer.js';
import { element } from '../dom.js';
import { countFilters, narrowed, noFilters, readFilters } from '../filters.js';
import { filterChips } from '../parts/filter-chips.js';
import { filterDrawer } from '../parts/filter-drawer.js';
import { filterForm } from '../parts/filter-form.js';
import { Grid } from '../parts/grid.js';
import { moreButton } from '../parts/more-button.js';
import { orderNote } from '../parts/order-note.js';
import { orderSwitch } from '../parts/order-switch.js';
import { sortMenu } from '../parts/sort-menu.js';
import { triedStrip } from '../parts/tried-strip.js';
import { departments, search } from '../server.js';
import { counted } from '../words.js';

/** @typedef {import('../router.js').Visit} Visit */
/** @typedef {import('../../catalogue/departments.js').Department} Department */

/** Results of a search, or a category. @param {Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showListing({ shop, go, narrow, url, rest: category, returning, fresh }) {
  const query = url.searchParams.get('q') ?? '';
  const sort = url.searchParams.get('sort') ?? 'relevance';
  const filters = readFilters(url);
  const request = { q: query, category, sort, ...filters };
  const [answer, shelves] = await Promise.all([search(request), departments()]);
  const title = query ? `“${query}”` : nameOf(category, shelves);
  const on = countFilters(filters);
  const apply = (/** @type {import('../filters.js').Filters} */ chosen) => narrow(narrowed(url, chosen));
  if (answer.total === 0) return nothingFound(query, sellsInvented(shelves), on > 0 ? () => apply(noFilters) : null);

  const rated = filters.rating !== '' || answer.hits.some(({ reviews }) => reviews > 0);
  // A shopper who asks for an order by price is given just that.
  const sorted = sort !== 'relevance';
  const grid = new Grid(shop, { id: query ? 'search' : category, name: title, query: query || undefined });
  /** @param {import('../server.js').SearchAnswer} page */
  const arrange = (page) => (sorted ? arranged(page.hits) : shop.personal.arrange(page.hits, { query: query || undefined, fresh }));
  const first = arrange(answer);
  const chips = category ? kindChips(category, shelves) : null;
  grid.add(first);
  return {
    title,
    node: element('div', {},
      element('header', { class: 'listing-head' }, element('div', {}, element('h1', {}, title), element('p', {}, counted(answer.total, 'product')))),
      chips,
      triedStrip(shop, () => narrow(url.href)),
      element('div', { class: 'toolbar' },
        sorted ? null : orderSwitch(shop),
        sorted ? element('p', { class: 'toolbar-note' }, 'You sort, so reshelf leaves it alone.') : orderNote(shop, first, query),
        answer.facets ? filterDrawer(answer.facets, filters, { count: on, rated }, apply) : null,
        sortMenu(url, sort, rated, narrow)),
      element('div', { class: answer.facets ? 'listing' : '' },
        answer.facets ? element('aside', { class: 'filters', 'aria-label': 'Filters' }, filterForm(answer.facets, filters, { rated, changed: apply })) : null,
        element('div', {},
          filterChips(filters, apply),
          element('h2', { class: 'hidden' }, 'Products'),
          grid.node,
          answer.pages > 1 ? moreButton(answer.pages, async (page) => {
            grid.add(arrange(await search({ ...request, page })));
            grid.shown();
          }) : null))),
    shown: () => {
      chips?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
      if (query && !returning && on === 0) pushSearch(query);
      grid.shown();
    },
  };
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

/** @param {string} query @param {boolean} invented what is sold @param {(() => void) | null} clear takes the filters away, where some are on @returns {import('../router.js').Page} */
function nothingFound(query, invented, clear) {
  const hint = invented ? 'Try a kind of thing (tent, boots, mug), a colour, or a brand such as Nordhavn.' : 'Try fewer words, or others.';
  const advice = clear ? 'Nothing in the shop passes all of these filters.' : `No product matches “${query}”. ${hint}`;
  return {
    title: 'Nothing found',
    node: element('section', { class: 'empty' },
      element('h1', {}, 'Nothing found'),
      element('p', {}, advice),
      clear ? element('button', { class: 'button', type: 'button', onclick: clear }, 'Clear the filters') : element('a', { class: 'button', href: '/' }, 'To the shop')),
  };
}
