/** @typedef {'server' | 'mine' | 'both'} Order both: side by side */

/** Which order the shopper wants to see; all lists on the page follow it. */
export class OrderChoice extends EventTarget {
  /** @type {Order} */
  order = 'mine';

  /** @param {Order} order */
  choose(order) {
    this.order = order;
    this.dispatchEvent(new Event('change'));
  }
}
