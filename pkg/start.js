// What each entry of the package exports: a shelf at once, or once it is ready.

import { startShelf } from './shelf.js';

/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */

/** @param {() => ModuleSource | Promise<ModuleSource>} ownCore where the entry's core is, if the shop does not say */
export function entryOf(ownCore) {
  /** @type {typeof import('./types.d.ts').startReshelf} */
  const startReshelf = (options) => startShelf(options, ownCore);

  /** @type {typeof import('./types.d.ts').createReshelf} */
  const createReshelf = async (options) => {
    const shelf = startReshelf(options);
    await shelf.whenReady;
    return shelf;
  };
  return { createReshelf, startReshelf };
}
