// What was done before there is a core: it waits, to be taken in then.

const MOST = 64;

/** At most 64 events, the earliest. */
export class Early {
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {() => void} event */
  happened(event) {
    if (this.#waiting.length < MOST) this.#waiting.push(event);
  }

  /** All that waited; it waits no more. */
  take() {
    return this.#waiting.splice(0);
  }
}
