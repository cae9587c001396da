// Numbers as people read them.

const counts = new Intl.NumberFormat('en');
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const signed = new Intl.NumberFormat('en', { ...twoDigits, signDisplay: 'always' });

/** "1,374" @param {number} number */
export const count = (number) => counts.format(number);

/** "42%" @param {number} share */
export const percent = (share) => percents.format(share);

/** "+0.25" @param {number} share */
export const withSign = (share) => signed.format(share).replace('-', '−');

/** "1 look", "12 looks" @param {number} number @param {string} noun */
export const counted = (number, noun) => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;

/** "940 bytes", "12.4 KB" @param {number} number */
export const bytes = (number) => (number < 1000 ? counted(number, 'byte') : `${(number / 1000).toFixed(1)} KB`);

/** "0.8 ms", "140 ms" @param {number} number */
export const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;

/** "4 s", "12 min" @param {number} number of milliseconds */
export const duration = (number) =>
  number < 120_000 ? `${Math.round(number / 1000)} s` : `${Math.round(number / 60_000)} min`;

/** "heel_height" becomes "Heel height" @param {string} name */
export const heading = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

/** Why there is nothing to show. @param {object | undefined} shelf one that is not ready */
export const absence = (shelf) =>
  shelf ? 'reshelf is not ready here, so the shop’s order stands.' : 'No shelf was given to this inspector.';
