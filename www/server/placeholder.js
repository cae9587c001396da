import { colours } from '../catalogue/colours.js';
import { floor } from '../catalogue/pictures/floor.js';
import { gradients, paintOf } from '../catalogue/pictures/paint.js';

/** @typedef {import('./product-search.js').Product} Product */

/** Plain names of colours as catalogues write them, to the shop's own. @type {Record<string, string>} */
const shopColours = {
  black: 'Graphite', white: 'Chalk', grey: 'Slate', gray: 'Slate', silver: 'Slate', blue: 'Fjord',
  red: 'Rowan', green: 'Spruce', yellow: 'Gorse', orange: 'Cloudberry', pink: 'Thistle', purple: 'Heather',
  beige: 'Sand', brown: 'Bark', turquoise: 'Lagoon', gold: 'Cloudberry', magenta: 'Thistle', cyan: 'Glacier',
  violet: 'Heather',
};

const lettering = 'font-family="system-ui, sans-serif" font-weight="700" font-size="50" fill="#1d2a26" text-anchor="middle"';

/** A parcel with the product's initials, where there is no drawing. @param {Product} product */
export function drawPlaceholder(product) {
  const paint = paintOf(colourFor(product), 0, () => '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">${gradients(paint)}
<rect width="400" height="400" fill="url(#glow)"/>
${floor(330, 270)}
<path d="M84 138l116-42 116 42v156q0 10-9 14l-107 34-107-34q-9-4-9-14Z" fill="url(#body)"/>
<path d="M84 138l116 38 116-38-116-42Z" fill="${paint.light}"/>
<path d="M200 176l116-38v156q0 10-9 14l-107 34Z" fill="${paint.deep}" opacity=".22"/>
<path d="M142 117l116 38v34l-22 8v-34L122 124Z" fill="${paint.trim}" opacity=".75"/>
<path d="M94 156v130" stroke="#fff" stroke-opacity=".25" stroke-width="6" stroke-linecap="round"/>
<rect x="126" y="206" width="148" height="84" rx="14" fill="#f7faf8"/>
<text x="200" y="265" ${lettering}>${initialsOf(product)}</text>
</svg>`;
}

/** The colour it says, else one of its kind, so that a kind looks alike. @param {Product} product */
function colourFor({ item_variant, kind }) {
  const plain = item_variant.toLowerCase().split(/[^a-z]+/).find((word) => Object.hasOwn(shopColours, word));
  const named = colours.find(({ name }) => name === item_variant || (plain && name === shopColours[plain]));
  const sum = [...kind].reduce((total, letter) => total * 31 + letter.charCodeAt(0) & 0xffff, 7);
  return named ?? /** @type {typeof colours[number]} */ (colours[sum % colours.length]);
}

/**
 * Of its brand and of the first two words of what it is: "NSR" for a Nordhavn Skerry rain jacket.
 * @param {Product} product
 */
function initialsOf({ item_name, item_brand }) {
  const words = item_name.slice(item_brand.length).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 2);
  return [item_brand, ...words].map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').join('').toUpperCase();
}
