/**
 * @typedef {object} Colour
 * @property {string} name as the shop says it, GA4's item_variant
 * @property {string} hex of the main fabric or shell
 * @property {string} trim of zips, soles, straps and second panels
 */

/** @type {readonly Colour[]} */
export const colours = [
  { name: 'Spruce', hex: '#2f5d50', trim: '#16332b' },
  { name: 'Moss', hex: '#7d8a4a', trim: '#3f4726' },
  { name: 'Lichen', hex: '#b9c4a0', trim: '#5d6b49' },
  { name: 'Ember', hex: '#d9512c', trim: '#6d2413' },
  { name: 'Rowan', hex: '#b3283a', trim: '#55131c' },
  { name: 'Cloudberry', hex: '#eda13a', trim: '#7c4c0d' },
  { name: 'Gorse', hex: '#f0cb3c', trim: '#5f5016' },
  { name: 'Glacier', hex: '#8ec3d6', trim: '#2f6375' },
  { name: 'Fjord', hex: '#2a6f97', trim: '#123449' },
  { name: 'Midnight', hex: '#24344f', trim: '#d98a4e' },
  { name: 'Heather', hex: '#8d6fa8', trim: '#432e57' },
  { name: 'Thistle', hex: '#c98bb0', trim: '#693654' },
  { name: 'Slate', hex: '#66747f', trim: '#2b343b' },
  { name: 'Graphite', hex: '#3b4147', trim: '#c8e05a' },
  { name: 'Sand', hex: '#d3bd98', trim: '#7d6642' },
  { name: 'Chalk', hex: '#e9e7df', trim: '#8a8d86' },
  { name: 'Lagoon', hex: '#1f9c94', trim: '#0b4b4c' },
  { name: 'Bark', hex: '#7a5a41', trim: '#38281b' },
];
