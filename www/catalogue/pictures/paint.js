import { brightness, darker, lighter } from './shade.js';

/**
 * What a drawing paints with: the product's colours, ready shaded, and its brand's mark.
 * @typedef {object} Paint
 * @property {string} base
 * @property {string} light
 * @property {string} dark
 * @property {string} deep for seams and openings
 * @property {string} trim
 * @property {string} trimLight
 * @property {string} trimDark
 * @property {string} print for a mark on the base colour
 * @property {number} style 0 to 2
 * @property {(x: number, y: number, size: number, colour?: string) => string} mark
 */

/**
 * @param {import('../colours.js').Colour} colour
 * @param {number} style
 * @param {Paint['mark']} mark
 * @returns {Paint}
 */
export function paintOf(colour, style, mark) {
  const bright = brightness(colour.hex) > 0.55;
  return {
    base: colour.hex,
    light: lighter(colour.hex, 0.3),
    dark: darker(colour.hex, 0.3),
    deep: darker(colour.hex, 0.58),
    trim: colour.trim,
    trimLight: lighter(colour.trim, 0.28),
    trimDark: darker(colour.trim, 0.4),
    print: bright ? darker(colour.hex, 0.65) : lighter(colour.hex, 0.82),
    style,
    mark,
  };
}

/** Gradients every drawing may refer to by id. @param {Paint} p */
export function gradients(p) {
  return `<defs>
<linearGradient id="body" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${p.light}"/><stop offset=".45" stop-color="${p.base}"/><stop offset="1" stop-color="${p.dark}"/></linearGradient>
<linearGradient id="round" x1="0" x2="1"><stop offset="0" stop-color="${p.dark}"/><stop offset=".28" stop-color="${p.light}"/><stop offset=".55" stop-color="${p.base}"/><stop offset="1" stop-color="${p.deep}"/></linearGradient>
<linearGradient id="side" x1="0" x2="1"><stop offset="0" stop-color="${p.dark}"/><stop offset="1" stop-color="${p.base}"/></linearGradient>
<linearGradient id="trim" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${p.trimLight}"/><stop offset=".5" stop-color="${p.trim}"/><stop offset="1" stop-color="${p.trimDark}"/></linearGradient>
<linearGradient id="steel" x1="0" x2="1"><stop offset="0" stop-color="#868f94"/><stop offset=".3" stop-color="#f1f4f5"/><stop offset=".55" stop-color="#b4bcc0"/><stop offset="1" stop-color="#6d767b"/></linearGradient>
<linearGradient id="glass" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffffff" stop-opacity=".6"/><stop offset=".4" stop-color="#ffffff" stop-opacity=".08"/><stop offset="1" stop-color="#ffffff" stop-opacity="0"/></linearGradient>
<radialGradient id="shadow"><stop offset="0" stop-color="#0d1417" stop-opacity=".42"/><stop offset=".6" stop-color="#0d1417" stop-opacity=".16"/><stop offset="1" stop-color="#0d1417" stop-opacity="0"/></radialGradient>
<radialGradient id="glow" cx=".5" cy=".42" r=".62"><stop offset="0" stop-color="${p.light}" stop-opacity=".34"/><stop offset="1" stop-color="${p.base}" stop-opacity=".12"/></radialGradient>
</defs>`;
}
