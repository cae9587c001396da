// What each entry of the package exports: a shelf at once, or once it is ready.

import { startShelf } from './shelf.js';

/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./types.d.ts').Modules} Modules */
/** @typedef {import('./types.d.ts').Options<any>} Options */

/**
 * @param {() => ModuleSource | Promise<ModuleSource>} ownCore where the entry's core is, if the shop does not say
 * @param {Pick<Modules, 'trainer' | 'crowd'>} [own] where its other parts are, if they are not beside it
 */
export function entryOf(ownCore, own) {
  /** @type {typeof import('./types.d.ts').startReshelf} */
  const startReshelf = (options) => startShelf(own ? withModules(options, own) : options, ownCore);

  /** @type {typeof import('./types.d.ts').createReshelf} */
  const createReshelf = async (options) => {
    const shelf = startReshelf(options);
    await shelf.whenReady;
    return shelf;
  };
  return { createReshelf, startReshelf };
}

/** @returns {never} */
export function noCore() {
  throw new Error('reshelf/slim comes without a core: name it in modules.core, the address or bytes of reshelf/core.wasm');
}

/**
 * @param {Options | undefined} options
 * @param {Pick<Modules, 'trainer' | 'crowd'>} own
 * @returns {Options}
 */
function withModules(options, { trainer, crowd }) {
  const { modules } = { ...options };
  const ofTrainer = modules?.worker || modules?.trainer ? {} : { trainer };
  return { ...options, modules: { crowd, ...modules, ...ofTrainer } };
}
