// What an insights client is told, as one of GA4's events.

/** @typedef {{ event: import('../types.d.ts').EventName, index?: string, objectIDs: string[] }} Act */

/**
 * Views are none of them: InstantSearch sends them for every hit of a list, which is an impression and not a look.
 *
 * @type {Record<string, import('../types.d.ts').EventName>}
 */
const ACTS = {
  clickedObjectIDs: 'select_item',
  clickedObjectIDsAfterSearch: 'select_item',
  addedToCartObjectIDs: 'add_to_cart',
  addedToCartObjectIDsAfterSearch: 'add_to_cart',
  purchasedObjectIDs: 'purchase',
  purchasedObjectIDsAfterSearch: 'purchase',
  convertedObjectIDs: 'purchase',
  convertedObjectIDsAfterSearch: 'purchase',
};

/** @type {Record<string, string>} */
const METHODS = { click: 'clickedObjectIDs', conversion: 'convertedObjectIDs' };

/**
 * @param {any[]} call the arguments of the insights client
 * @returns {Act[]}
 */
export function readInsights([method, ...told]) {
  return told.flat().flatMap((event) => {
    const name = method === 'sendEvents' ? METHODS[event?.eventType] : method;
    return Object.hasOwn(ACTS, name) ? readEvent(/** @type {Act['event']} */ (ACTS[name]), event) : [];
  });
}

/**
 * @param {Act['event']} usual
 * @param {any} event
 * @returns {Act[]}
 */
function readEvent(usual, event) {
  if (!Array.isArray(event?.objectIDs) || event.objectIDs.length === 0) return [];
  const act = event.eventSubtype === 'addToCart' ? 'add_to_cart' : usual;
  return [{ event: act, index: event.index, objectIDs: event.objectIDs.map(String) }];
}
