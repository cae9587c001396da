// Listening to a data layer: what it holds already, then every push.

/**
 * @param {unknown[]} dataLayer
 * @param {(entry: unknown) => void} observe it must not throw
 * @returns {() => void} ends it
 */
export function connect(dataLayer, observe) {
  let connected = true;
  for (const entry of dataLayer) observe(entry);

  const push = dataLayer.push;
  const own = Object.hasOwn(dataLayer, 'push');

  /** @param {unknown[]} entries */
  function listening(...entries) {
    const length = push.apply(dataLayer, entries);
    if (connected) for (const entry of entries) observe(entry);
    return length;
  }
  dataLayer.push = listening;

  return () => {
    connected = false;
    // Whoever wrapped `push` after us still calls ours, which then only passes on.
    if (dataLayer.push !== listening) return;
    if (own) dataLayer.push = push;
    else Reflect.deleteProperty(dataLayer, 'push');
  };
}
