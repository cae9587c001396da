// What each entry of the package exports: a shelf at once, or once it is ready.

import { startShelf } from './shelf.js';

/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./types.d.ts').Modules} Modules */
/** @typedef {import('./types.d.ts').Options<any>} Options */

/**
 * @param {() => ModuleSource | Promise<ModuleSource>} ownCore where the entry's core is, if the shop does not say
 * @param {Modules['trainer']} [ownTrainer] where its trainer is, if that is not beside it
 */
export function entryOf(ownCore, ownTrainer) {
  /** @type {typeof import('./types.d.ts').startReshelf} */
  const startReshelf = (options) => startShelf(ownTrainer ? withTrainer(options, ownTrainer) : options, ownCore);

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
 * @param {Modules['trainer']} trainer
 * @returns {Options}
 */
function withTrainer(options, trainer) {
  const { modules } = { ...options };
  return modules?.worker || modules?.trainer ? { ...options } : { ...options, modules: { ...modules, trainer } };
}
