// A page view with a peer: from the start of its script until the first list is in order.

import { orderOf, packed } from '../peers/list.js';
import { finished } from './features.js';

const ITEMS = 100;

/** @param {() => Promise<(features: Float32Array, items: number) => ArrayLike<number> | Promise<ArrayLike<number>>>} start */
export async function view(start) {
  const rows = finished(ITEMS, MODEL_WIDTH);
  const score = await start();
  const ready = performance.now();
  const scores = score(packed(rows), ITEMS);
  const order = orderOf(scores instanceof Promise ? await scores : scores);
  const ordered = performance.now();
  Object.assign(window, { visit: { began: window.scriptBegan, ready, ordered, items: order.length, personalised: true } });
}
