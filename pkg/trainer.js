// The trainer inside a script, for bundles beside which no files lie.

import { inflated } from './inflate.js';
import { trainer, worker } from './wasm/trainer_inline.js';

/** @type {typeof import('./trainer.d.ts').workerAddress} */
export function workerAddress() {
  return URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
}

/** @type {typeof import('./trainer.d.ts').workerText} */
export function workerText() {
  return worker;
}

/** @type {typeof import('./trainer.d.ts').trainerBytes} */
export function trainerBytes() {
  return inflated(trainer, 'application/wasm').arrayBuffer();
}
