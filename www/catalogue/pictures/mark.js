/** Badges of the brands, each drawn in a box of 20 by 20 round its middle. @type {Record<string, string>} */
const shapes = {
  wave: '<path d="M-10 -3q5 -7 10 0t10 0M-10 4q5 -7 10 0t10 0" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/>',
  peak: '<path d="M-10 7 -2 -8 3 1 5 -2 10 7Z" fill="currentColor"/>',
  drop: '<path d="M0 -10c5 7 7 9 7 13a7 7 0 0 1-14 0c0-4 2-6 7-13Z" fill="currentColor"/>',
  tree: '<path d="M0 -10 7 1H3l5 6H-8l5-6h-4ZM-1.5 7h3v3h-3Z" fill="currentColor"/>',
  chevron: '<path d="M-9 -7h6l6 7-6 7h-6l6-7ZM1 -7h4l6 7-6 7H1l6-7Z" fill="currentColor"/>',
  arch: '<path d="M-9 8V0a9 9 0 0 1 18 0v8H4V0a4 4 0 0 0-8 0v8Z" fill="currentColor"/>',
  flame: '<path d="M1 -10c1 5 6 6 6 12a7 7 0 0 1-14 1c0-4 3-5 3-9 2 1 3 2 3 4 2-2 3-4 2-8Z" fill="currentColor"/>',
  horn: '<path d="M-8 9C-10 -4 -2 -10 9 -9 1 -6 -2 -2 -2 4c4-3 7-3 10 0C2 4 -1 9 -8 9Z" fill="currentColor"/>',
  ring: '<circle r="7.5" fill="none" stroke="currentColor" stroke-width="4"/><circle r="2" fill="currentColor"/>',
  star: '<path d="M0 -10V10M-8.7 -5 8.7 5M-8.7 5 8.7 -5" stroke="currentColor" stroke-width="3.4" stroke-linecap="round"/>',
  square: '<path d="M-8 -8H8V8H-8ZM-3 -3V3H3V-3Z" fill="currentColor" fill-rule="evenodd"/>',
};

/** A brand's badge. @param {string} name @param {number} x @param {number} y @param {number} size @param {string} colour */
export function drawMark(name, x, y, size, colour) {
  return `<g transform="translate(${x} ${y}) scale(${size / 20})" color="${colour}">${shapes[name] ?? ''}</g>`;
}
