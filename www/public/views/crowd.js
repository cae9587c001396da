import { element } from '../dom.js';
import { crowdFacts } from '../parts/crowd-facts.js';
import { movedMost } from '../parts/moved-most.js';
import { sides } from '../parts/sides.js';
import { search } from '../server.js';
import { shopFile } from '../shop-file.js';
import { meetStranger } from '../stranger.js';
import { showMissing } from './missing.js';

/** Searches where it shows; any other may stand in the address. */
const QUERIES = ['hat', 'bag', 'rain jacket', 'running', 'waterproof', 'coffee'];

/**
 * What everybody chose: the same search in the server's order and as a stranger sees it, side by side.
 * @param {import('../router.js').Visit} visit @returns {Promise<import('../router.js').Page>}
 */
export async function showCrowd({ url }) {
  if (!shopFile) return showMissing();
  const query = url.searchParams.get('q') || /** @type {string} */ (QUERIES[0]);
  const [{ hits }, stranger] = await Promise.all([search({ q: query }), meetStranger(shopFile.address)]);
  return {
    title: 'What everybody chose',
    node: element('div', { class: 'crowd' },
      element('header', { class: 'crowd-head' },
        element('h1', {}, 'What everybody chose'),
        element('p', {}, 'Of a stranger nothing is known. But a shop knows what its shoppers chose together: it counts that from its own log and serves it as one small file. From then on a stranger’s list starts from it, here in the browser, and whoever is known gets their own order on top.')),
      shopFile.simulated ? element('p', { class: 'crowd-simulated' },
        element('strong', {}, 'These shoppers are simulated.'), ' Vardeholm has no real ones. A program drew people with tastes and let them search this shop; ', element('code', {}, 'reshelf shop'), ' counted what they chose. So this shows how it works, not what it is worth.') : null,
      stranger ? crowdFacts(stranger.head) : null,
      element('nav', { class: 'chips', 'aria-label': 'Searches to compare' }, [...new Set([query, ...QUERIES])].sort(asListed).map((other) => element('a', {
        class: 'chip', href: `/crowd?q=${encodeURIComponent(other)}`, 'aria-current': other === query ? 'page' : null,
      }, `“${other}”`))),
      comparison(query, hits, stranger)),
  };
}

/** Those of the page as they stand in it, then another. @param {string} a @param {string} b */
const asListed = (a, b) => placeOf(a) - placeOf(b);
const placeOf = (/** @type {string} */ query) => (QUERIES.indexOf(query) + QUERIES.length + 1) % (QUERIES.length + 1);

/** @param {string} query @param {import('../../catalogue/catalogue.js').Product[]} hits @param {import('../stranger.js').Stranger | null} stranger */
function comparison(query, hits, stranger) {
  const title = element('h2', {}, `“${query}” for a stranger`);
  if (hits.length === 0) return element('section', {}, title, element('p', { class: 'quiet' }, `No product matches “${query}”.`));
  if (!stranger) return element('section', {}, title, element('p', { class: 'quiet' }, 'The file could not be used here, so a stranger gets the server’s order. The console says why.'));
  const { placed, whose } = stranger.arrange(hits, query);
  const why = (/** @type {import('../../catalogue/catalogue.js').Product} */ product) => stranger.why(product);
  const seen = [...placed].sort((a, b) => a.place - b.place);
  return element('section', {}, title, movedMost(seen, whose, why), element('div', { class: 'crowd-sides' }, sides(placed, seen, { whose, why })));
}
