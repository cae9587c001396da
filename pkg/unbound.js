// An object for whoever takes a method off it, or wraps it in a proxy, as Vue does: neither reaches private members.

/**
 * The same object, each of its methods with it for good.
 *
 * @template {object} O
 * @param {O} own
 * @returns {O}
 */
export function unbound(own) {
  const { constructor, ...members } = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(own));
  const bound = Object.entries(members).map(([name, { value, get }]) => [
    name,
    get ? { get: get.bind(own), enumerable: true } : { value: value.bind(own), writable: true, configurable: true, enumerable: true },
  ]);
  return Object.defineProperties({ ...own }, Object.fromEntries(bound));
}
