// Listening to a data layer: what it holds already, then every push, also to the array that the page puts in its place.

import { whenReplaced } from './replaced.js';
import { WaitingItems } from './waiting-items.js';

/**
 * @param {unknown[]} dataLayer
 * @param {(entry: unknown, pushed: unknown) => void} observe given an entry with the items that were pushed before it, and as
 *   it was pushed; it must not throw
 * @param {(layer: unknown[]) => void} [replaced] told of the array that is listened to besides
 * @returns {() => void} ends it
 */
export function connect(dataLayer, observe, replaced = () => {}) {
  const waiting = new WaitingItems();
  /** @type {WeakSet<object>} */
  const heard = new WeakSet();
  /** @type {Map<unknown[], () => void>} */
  const layers = new Map();

  /** @param {unknown} entry */
  function hear(entry) {
    if (typeof entry === 'object' && entry !== null) heard.add(entry);
    observe(waiting.completed(entry), entry);
  }

  for (const entry of dataLayer) hear(entry);
  layers.set(dataLayer, onPush(dataLayer, hear));
  const unfollow = whenReplaced(dataLayer, (layer) => {
    if (!Array.isArray(layer) || layers.has(layer)) return;
    replaced(layer);
    // What a page takes over from the array before was heard there. An object that is there twice was pushed twice.
    const known = new Set(layer.filter((entry) => heard.has(entry)));
    for (const entry of layer) if (!known.has(entry)) hear(entry);
    layers.set(layer, onPush(layer, hear));
  });
  return () => {
    unfollow();
    for (const end of layers.values()) end();
  };
}

/**
 * @param {unknown[]} layer
 * @param {(entry: unknown) => void} hear
 * @returns {() => void} ends it
 */
function onPush(layer, hear) {
  let connected = true;
  const push = layer.push;
  const own = Object.hasOwn(layer, 'push');

  /** @param {unknown[]} entries */
  function listening(...entries) {
    const length = push.apply(layer, entries);
    if (connected) for (const entry of entries) hear(entry);
    return length;
  }
  layer.push = listening;

  return () => {
    connected = false;
    // Whoever wrapped `push` after us still calls ours, which then only passes on.
    if (layer.push !== listening) return;
    if (own) layer.push = push;
    else Reflect.deleteProperty(layer, 'push');
  };
}
