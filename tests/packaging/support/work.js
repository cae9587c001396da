// Where scripts/test-packaging has put the consumers, with the tarball installed.

import { cpSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { PACKAGING } = process.env;
if (!PACKAGING) throw new Error('these tests run on an installed tarball: start them with scripts/test-packaging');

/** The folder's address, with a slash at its end. */
export const work = pathToFileURL(`${PACKAGING}/`);

/** @param {string} name */
export const appFolder = (name) => fileURLToPath(new URL(`apps/${name}`, work));

/**
 * The same app for another version of its tools, with a folder of its own for what these keep.
 *
 * @param {string} app
 * @param {string} name
 */
export function copyOf(app, name) {
  cpSync(appFolder(app), appFolder(name), { recursive: true });
  writeFileSync(`${appFolder(name)}/package.json`, JSON.stringify({ name, private: true, type: 'module' }));
  return name;
}

/** The package as its consumers find it. */
export const installed = new URL('apps/node_modules/reshelf/', work);

/** What a shop's build runs: the script behind a command of an installed package. @param {string} path */
export const tool = (path) => fileURLToPath(new URL(`node_modules/${path}`, work));
