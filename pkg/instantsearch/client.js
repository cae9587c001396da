// A search client of which some methods are replaced, and the rest is the client's own.

/**
 * A client may be a class with private fields or frozen: its methods run on itself, and what stands for it is an object
 * of its own.
 *
 * @template {object} C
 * @param {C} client
 * @param {Record<string, Function>} replaced
 * @returns {C}
 */
export function clientWith(client, replaced) {
  const own = new Map(Object.entries(replaced));
  /** @type {WeakMap<Function, Function>} */
  const bound = new WeakMap();

  /** @param {any} value */
  function ofClient(value) {
    if (typeof value !== 'function') return value;
    const method = bound.get(value) ?? value.bind(client);
    bound.set(value, method);
    return method;
  }

  return /** @type {C} */ (
    new Proxy(Object.create(Reflect.getPrototypeOf(client)), {
      get: (_, name) => own.get(/** @type {string} */ (name)) ?? ofClient(Reflect.get(client, name)),
      set(_, name, value) {
        // InstantSearch puts a search of its own before ours where a page was rendered on a server.
        if (typeof name === 'string' && own.has(name)) return Boolean(own.set(name, value));
        return Reflect.set(client, name, value);
      },
      has: (_, name) => own.has(/** @type {string} */ (name)) || name in client,
      deleteProperty: (_, name) => Reflect.deleteProperty(client, name),
      ownKeys: () => [...new Set([...own.keys(), ...Reflect.ownKeys(client)])],
      getOwnPropertyDescriptor(_, name) {
        const value = own.get(/** @type {string} */ (name));
        const descriptor = value ? { value, enumerable: true } : Reflect.getOwnPropertyDescriptor(client, name);
        return descriptor && { ...descriptor, configurable: true };
      },
    })
  );
}
