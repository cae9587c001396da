const KEY = 'vardeholm.remember';

/**
 * Whether the shopper lets this shop keep anything on the device. The answer is kept only where it is yes: who has not
 * said yes finds nothing of this shop in the browser.
 */
export class Remembering extends EventTarget {
  allowed = localStorage.getItem(KEY) === 'yes';
  asked = this.allowed;

  /** @param {boolean} allowed */
  answer(allowed) {
    this.allowed = allowed;
    this.asked = true;
    if (allowed) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
    this.dispatchEvent(new Event('change'));
  }
}
