import { gtag } from './data-layer.js';

const KEY = 'vardeholm.remember';

/**
 * Whether the shopper lets this shop keep anything on the device, told to the data layer by Google's consent mode. The
 * answer is kept only where it is yes: who has not said yes finds nothing of this shop in the browser.
 */
export class Remembering extends EventTarget {
  allowed = localStorage.getItem(KEY) === 'yes';
  asked = this.allowed;

  constructor() {
    super();
    gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied', personalization_storage: 'denied' });
    if (this.allowed) this.#tell();
  }

  /** @param {boolean} allowed */
  answer(allowed) {
    this.allowed = allowed;
    this.asked = true;
    if (allowed) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
    this.#tell();
    this.dispatchEvent(new Event('change'));
  }

  #tell() {
    gtag('consent', 'update', { personalization_storage: this.allowed ? 'granted' : 'denied' });
  }
}
