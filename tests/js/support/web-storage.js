// A localStorage in memory, which is blocked or full when the test says so.

export class WebStorage {
  /** @type {Map<string, string>} */
  texts = new Map();
  blocked = false;
  full = false;
  /** @param {string} _key @param {string} _text */
  wrote = (_key, _text) => {};

  /** @param {string} key */
  getItem(key) {
    this.#touched();
    return this.texts.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    this.#touched();
    if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.texts.set(key, String(text));
    this.wrote(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#touched();
    this.texts.delete(key);
  }

  #touched() {
    if (this.blocked) throw new DOMException('The operation is insecure.', 'SecurityError');
  }
}
