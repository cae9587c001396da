// The list turned round by a shelf that is ready at once, so many frames after this script begins.

import { orderList } from '/pkg/dom.js';

const shelf = {
  whenReady: Promise.resolve(true),
  rerank: ({ items }) => ({ items, order: Uint32Array.from(items.keys()).reverse(), personalised: true }),
};
const frames = Number(new URL(import.meta.url).searchParams.get('frames') ?? 0);

window.turn = () => orderList('#results', { shelf });

function after(left, work) {
  if (left === 0) work();
  else requestAnimationFrame(() => setTimeout(() => after(left - 1, work)));
}

window.outcome = new Promise((told) => after(frames, () => told(window.turn())));
