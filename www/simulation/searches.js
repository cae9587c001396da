import { brands } from '../catalogue/brands.js';
import { colours } from '../catalogue/colours.js';
import { kindOf } from '../catalogue/kinds.js';

/** @typedef {import('../catalogue/random.js').Random} Random */
/** @typedef {{ query: string, category: string }} Asked one of them is empty */

/** Of a hundred who want a thing, so many ask for it so. @type {[number, (slug: string, random: Random) => Asked][]} */
const ways = [
  [40, (slug) => search(kindOf(slug).noun)],
  [30, (slug, random) => search(sooner(kindOf(slug).words, random))],
  [12, (slug, random) => search(`${random.pick(makersOf(slug)).name} ${kindOf(slug).noun}`)],
  [6, (slug, random) => search(`${random.pick(colours).name} ${kindOf(slug).noun}`)],
  [12, (slug) => ({ query: '', category: slug })],
];

/** How someone asks for a kind of thing: by its name, by a word that other things share, by brand, by colour, or by its shelf. @param {string} slug @param {Random} random */
export function askFor(slug, random) {
  let drawn = random.between(0, 100);
  const [, way] = ways.find(([share]) => (drawn -= share) < 0) ?? /** @type {typeof ways[number]} */ (ways[0]);
  return way(slug, random);
}

/** @param {string} words @returns {Asked} */
const search = (words) => ({ query: words.toLowerCase(), category: '' });

/** The first of the words more often than the last. @param {readonly string[]} words @param {Random} random */
const sooner = (words, random) => /** @type {string} */ (words[Math.floor(words.length * random.next() * random.next())]);

/** @param {string} slug */
const makersOf = (slug) => brands.filter((brand) => brand.kinds.includes(slug));
