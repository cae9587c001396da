// Who is told what: the page's listeners, and the console once.

/** @typedef {import('./types.d.ts').Events} Events */

/**
 * @typedef {object} Warned
 * @property {import('./types.d.ts').ReshelfError} warning the newest of its kind
 * @property {string} consequence
 * @property {import('./seen.js').Subject | undefined} about the list or event that was being read
 * @property {number} times
 */

/** Listeners, and the one warning. */
export class Reporter {
  /** @type {import('./seen.js').Subject | undefined} */
  #about;
  /** @type {Map<string, Warned>} by what follows from them, for an event by its kind: these are few */
  warned = new Map();
  /** @type {Map<string, Set<(detail: any) => void>>} */
  #listeners = new Map();
  #warned = false;

  /**
   * @template {keyof Events} E
   * @param {E} event
   * @param {(detail: Events[E]) => void} listener
   * @returns {() => void}
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /**
   * @template {keyof Events} E
   * @param {E} event
   * @param {Events[E]} detail
   */
  tell(event, detail) {
    for (const listener of this.#listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }

  /**
   * Reads a list or an event, which is what warnings are about meanwhile.
   *
   * @template R
   * @param {import('./seen.js').Subject} subject
   * @param {() => R} reading
   */
  about(subject, reading) {
    this.#about = subject;
    try {
      return reading();
    } finally {
      this.#about = undefined;
    }
  }

  /**
   * The first goes to the console: a page that goes wrong on every list would fill it.
   *
   * @param {unknown} cause
   * @param {string} [consequence]
   */
  warn(cause, consequence = "The server's order stands") {
    const warning = asReshelfError(cause);
    if (!this.#warned) console.warn(`reshelf: ${warning.message.replace(/\.+$/, '')}. ${consequence}.`);
    this.#warned = true;
    const about = this.#about;
    const kind = `${about?.kind} ${consequence}`;
    this.warned.set(kind, { warning, consequence, about, times: (this.warned.get(kind)?.times ?? 0) + 1 });
    this.tell('warning', warning);
  }

  clear() {
    this.#listeners.clear();
  }
}

/**
 * @param {unknown} cause
 * @returns {import('./types.d.ts').ReshelfError}
 */
function asReshelfError(cause) {
  if (cause instanceof Error && cause.name === 'ReshelfError') {
    return /** @type {import('./types.d.ts').ReshelfError} */ (cause);
  }
  const error = new Error(cause instanceof Error ? cause.message : String(cause), { cause });
  return Object.assign(error, { name: /** @type {const} */ ('ReshelfError'), code: 'unavailable', data: {} });
}
