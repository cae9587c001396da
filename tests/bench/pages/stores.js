// The places where a page could keep a history, each written and read as simply as it can be.

import { Storage } from '../../../pkg/storage.js';
import { fromBase64, toBase64 } from '../../../pkg/base64.js';

const NAME = 'reshelf-bench';
const MADE = { name: NAME, seed: 1, since: 0, checkpoints: 0, reaches: 0 };
const database = new Storage(NAME);

/** @type {Record<string, { write(bytes: Uint8Array): Promise<unknown>, read(): Promise<Uint8Array> }>} */
export const stores = {
  IndexedDB: {
    write: async (bytes) => {
      const { made } = await database.read(MADE);
      return database.fold({ bytes }, made, 0);
    },
    read: async () => (await database.read()).checkpoint.bytes,
  },
  localStorage: webStorage(() => localStorage),
  sessionStorage: webStorage(() => sessionStorage),
  'Cache API': {
    write: async (bytes) => (await caches.open(NAME)).put('/history', new Response(bytes)),
    read: async () => new Uint8Array(await (await caches.match('/history', { cacheName: NAME })).arrayBuffer()),
  },
  'origin private files': {
    write: async (bytes) => {
      const writable = await (await file({ create: true })).createWritable();
      await writable.write(bytes);
      await writable.close();
    },
    read: async () => new Uint8Array(await (await (await file()).getFile()).arrayBuffer()),
  },
};

/** @param {() => globalThis.Storage} storage */
function webStorage(storage) {
  return {
    write: async (bytes) => storage().setItem(NAME, toBase64(bytes)),
    read: async () => fromBase64(storage().getItem(NAME)),
  };
}

async function file(options = {}) {
  return (await navigator.storage.getDirectory()).getFileHandle(NAME, options);
}
