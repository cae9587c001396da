/**
 * @typedef {object} Colour
 * @property {string} name as the shop says it, GA4's item_variant
 * @property {string} words plain names that shoppers type
 * @property {string} hex of the main fabric or shell
 * @property {string} trim of zips, soles, straps and second panels
 */

/** @type {readonly Colour[]} */
export const colours = [
  { name: 'Spruce', words: 'green', hex: '#2f5d50', trim: '#16332b' },
  { name: 'Moss', words: 'green olive', hex: '#7d8a4a', trim: '#3f4726' },
  { name: 'Lichen', words: 'green', hex: '#b9c4a0', trim: '#5d6b49' },
  { name: 'Ember', words: 'orange red', hex: '#d9512c', trim: '#6d2413' },
  { name: 'Rowan', words: 'red', hex: '#b3283a', trim: '#55131c' },
  { name: 'Cloudberry', words: 'orange yellow', hex: '#eda13a', trim: '#7c4c0d' },
  { name: 'Gorse', words: 'yellow', hex: '#f0cb3c', trim: '#5f5016' },
  { name: 'Glacier', words: 'blue', hex: '#8ec3d6', trim: '#2f6375' },
  { name: 'Fjord', words: 'blue', hex: '#2a6f97', trim: '#123449' },
  { name: 'Midnight', words: 'blue navy', hex: '#24344f', trim: '#d98a4e' },
  { name: 'Heather', words: 'purple violet', hex: '#8d6fa8', trim: '#432e57' },
  { name: 'Thistle', words: 'pink', hex: '#c98bb0', trim: '#693654' },
  { name: 'Slate', words: 'grey gray', hex: '#66747f', trim: '#2b343b' },
  { name: 'Graphite', words: 'black grey', hex: '#3b4147', trim: '#c8e05a' },
  { name: 'Sand', words: 'beige brown', hex: '#d3bd98', trim: '#7d6642' },
  { name: 'Chalk', words: 'white', hex: '#e9e7df', trim: '#8a8d86' },
  { name: 'Lagoon', words: 'teal turquoise', hex: '#1f9c94', trim: '#0b4b4c' },
  { name: 'Bark', words: 'brown', hex: '#7a5a41', trim: '#38281b' },
];

/** @param {string} name @returns {Colour} */
export function colourOf(name) {
  const colour = colours.find((candidate) => candidate.name === name);
  if (!colour) throw new Error(`no colour "${name}" in colours.js`);
  return colour;
}
