/** @param {string} hex @returns {[number, number, number]} */
function channels(hex) {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The colour that lies `share` of the way from one to the other. @param {string} from @param {string} to @param {number} share */
export function mix(from, to, share) {
  const [a, b] = [channels(from), channels(to)];
  const mixed = a.map((channel, i) => Math.round(channel + ((b[i] ?? 0) - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} hex @param {number} share */
export const lighter = (hex, share) => mix(hex, '#ffffff', share);

/** @param {string} hex @param {number} share */
export const darker = (hex, share) => mix(hex, '#0d1417', share);

/** 0 is black, 1 is white. @param {string} hex */
export function brightness(hex) {
  const [red, green, blue] = channels(hex);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
