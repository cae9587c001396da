// What each entry of the package exports: a shelf at once, or once it is ready.

import { startShelf } from './shelf.js';

/** @typedef {import('./types.d.ts').ModuleSource} ModuleSource */
/** @typedef {import('./types.d.ts').Modules} Modules */
/** @typedef {import('./types.d.ts').Options<any>} Options */

/**
 * @typedef {object} Own where an entry's other parts are, if the shop does not say
 * @property {Modules['trainer']} [trainer] nothing where it is beside the entry
 * @property {(address?: URL | string) => Promise<import('./types.d.ts').CrowdScript>} [crowd] nothing where no script can be loaded
 */

/**
 * @param {() => ModuleSource | Promise<ModuleSource>} ownCore where the entry's core is, if the shop does not say
 * @param {Own} own
 */
export function entryOf(ownCore, own) {
  /** @type {typeof import('./types.d.ts').startReshelf} */
  const startReshelf = (options) => startShelf(withModules(options, own), ownCore);

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
 * @param {Own} own
 * @returns {Options}
 */
function withModules(options, { trainer: ownTrainer, crowd: ownCrowd }) {
  const { modules = {} } = { ...options };
  const { worker, crowd: given } = modules;
  const trainer = modules.trainer ?? (worker ? undefined : ownTrainer);
  const crowd = typeof given === 'function' ? given : ownCrowd && (() => ownCrowd(given));
  return { ...options, modules: { ...modules, trainer, crowd } };
}
