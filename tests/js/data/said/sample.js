'use client';
// A comment that says nothing of itself.

import { readFile } from 'node:fs/promises';

const SELECTOR = 'iframe, object, embed';
const LATER =
  'said later, ' +
  'in two parts';

/** @param {number} got @param {Error} [cause] */
export function refuse(got, cause) {
  console.warn(`reshelf: ${cause ? `inner words of ${cause.message}` : got}. Something stands.`);
  if (got > 1) throw new TypeError('thrown as it is');
  if (got > 2) throw new Error(`at most ${got} of ` + SELECTOR + ' are read');
  return got > 3 ? LATER : readFile('one');
}
