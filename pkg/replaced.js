// A data layer that the page replaces: `dataLayer = [...]` after somebody has begun to listen to the array before.

/** When a page's variable is looked at that cannot tell by itself that it was set. */
const MOMENTS = ['load', 'click', 'visibilitychange', 'pagehide'];

/** What stands for a page's variable. @type {WeakSet<Function>} */
const standIns = new WeakSet();

/**
 * @param {unknown[]} dataLayer
 * @param {(layer: unknown) => void} replaced it must not throw
 * @returns {() => void} ends it
 */
export function whenReplaced(dataLayer, replaced) {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  const isLayer = (/** @type {PropertyDescriptor} */ { value, get }) => (get && standIns.has(get) ? get() : value) === dataLayer;
  const [name, before] = properties.find(([, property]) => isLayer(property)) ?? [];
  if (name === undefined || !before) return () => {};
  return before.configurable ? standIn(name, before, dataLayer, replaced) : lookAt(name, replaced);
}

/**
 * @param {string} name
 * @param {PropertyDescriptor} before its value, or what stands for it already
 * @param {unknown} layer
 * @param {(layer: unknown) => void} replaced
 */
function standIn(name, before, layer, replaced) {
  let following = true;
  const get = () => layer;
  /** @param {unknown} next */
  function set(next) {
    layer = next;
    before.set?.(next);
    if (following) replaced(next);
  }
  standIns.add(get);
  Object.defineProperty(globalThis, name, { get, set, enumerable: true, configurable: true });
  return () => {
    following = false;
    if (Object.getOwnPropertyDescriptor(globalThis, name)?.get !== get) return;
    Object.defineProperty(globalThis, name, before.set ? before : { ...before, value: layer });
  };
}

/**
 * A variable of a script's own (`var dataLayer`) cannot be stood for.
 *
 * @param {string} name
 * @param {(layer: unknown) => void} replaced
 */
function lookAt(name, replaced) {
  const looking = new AbortController();
  const look = () => replaced(Reflect.get(globalThis, name));
  for (const moment of MOMENTS) globalThis.addEventListener?.(moment, look, { capture: true, signal: looking.signal });
  return () => looking.abort();
}
