// What the shopper has agreed to, as platforms and their consent tools say it.

import { connect } from '../connect.js';
import { ConsentMode } from '../consent-mode.js';

/**
 * Google's consent mode, Shopify's Customer Privacy API, and the Consent API of WordPress. Until one of them says something,
 * nothing is kept beyond the page.
 *
 * @param {import('../types.d.ts').Reshelf} shelf
 */
export function followConsent(shelf) {
  const page = /** @type {any} */ (globalThis);
  const mode = new ConsentMode(shelf);
  page.dataLayer ??= [];
  connect(page.dataLayer, (entry) => {
    if (typeof entry === 'object' && entry !== null) mode.heard(entry);
  });

  heard('visitorConsentCollected', ({ preferencesAllowed }) => shelf.consent(Boolean(preferencesAllowed)));
  const allowed = () => page.Shopify?.customerPrivacy?.preferencesProcessingAllowed?.() && shelf.consent(true);
  if (!allowed()) page.Shopify?.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], allowed);

  heard('wp_listen_for_consent_change', ({ preferences }) => {
    if (preferences) shelf.consent(preferences === 'allow');
  });
  if (page.wp_has_consent?.('preferences')) shelf.consent(true);
}

/**
 * @param {string} event
 * @param {(detail: any) => void} listener
 */
function heard(event, listener) {
  document.addEventListener(event, (heard) => listener(/** @type {CustomEvent} */ (heard).detail ?? {}));
}
