// Turns of phrase that findings share.

/** "1 event", "12 events" @param {number} number @param {string} noun */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** "all", "98 %", "4 of 24" @param {number} some @param {number} all */
export function shareOf(some, all) {
  if (some === all) return 'all';
  return some / all > 0.1 ? `${Math.floor((some / all) * 100)} %` : `${some} of ${all}`;
}

/** What a warning says, to stand inside a sentence. @param {{ message: string } | undefined} warning */
export const said = (warning) => warning?.message.replace(/\.+$/, '') ?? 'nothing says why';

/** What a page wrote, short enough for a sentence. @param {unknown} value */
export function quoted(value) {
  const text = String(value);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
