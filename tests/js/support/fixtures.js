// What the snippets of a page find around them.

import { lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./snippets.js').Page} Page */

const ROOT = new URL('../../../', import.meta.url);

/**
 * A folder of build/ with reshelf in it as if it were installed there. It lies inside of the checkout, so that React's and
 * InstantSearch's modules and types are found.
 *
 * @param {string} name
 */
export async function installed(name) {
  const folder = new URL(`build/${name}/`, ROOT);
  await mkdir(new URL('node_modules/', folder), { recursive: true });
  const link = fileURLToPath(new URL('node_modules/reshelf', folder));
  if (!(await lstat(link).catch(() => undefined))) await symlink(fileURLToPath(new URL('pkg/', ROOT)), link, 'junction');
  return folder;
}

/**
 * The fixture of docs/react.md is `react.js` in `folder`.
 *
 * @param {Page} page
 * @param {URL} folder
 * @param {string} [ending]
 */
export async function fixtureOf({ name }, folder, ending = '.js') {
  const file = new URL(`${basename(name, '.md')}${ending}`, folder);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = [...text.matchAll(/^export (?:const|let|class|(?:async )?function\*?) ([\w$]+)/gm)].map(([, one = '']) => one);
  return { path: fileURLToPath(file), names: names.filter((one) => one !== 'check') };
}
