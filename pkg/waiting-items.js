// Items that a page pushes first, for the event that it pushes after: Google Tag Manager's data layer keeps them meanwhile.

import { isHeard } from './events.js';

/** What a data layer holds for events that name no items themselves. */
export class WaitingItems {
  /** @type {Record<string, any> | undefined} */
  #waiting;

  /**
   * An entry of the data layer, with the items that waited for it.
   *
   * @param {unknown} entry
   */
  completed(entry) {
    try {
      return typeof entry === 'object' && entry !== null ? this.#completed(entry) : entry;
    } catch {
      return entry;
    }
  }

  /** @param {Record<string | number, any>} entry */
  #completed(entry) {
    // gtag's arguments say it all themselves.
    if (entry[0] !== undefined) return entry;
    const { event, ecommerce, items } = entry;
    if (ecommerce === null) this.#waiting = undefined;
    else if (ecommerce?.items ?? items) this.#waiting = isHeard(event) ? undefined : entry;
    else if (this.#waiting && isHeard(event)) {
      return { ...this.#waiting, ...entry, ecommerce: { ...this.#waiting['ecommerce'], ...ecommerce } };
    }
    return entry;
  }
}
