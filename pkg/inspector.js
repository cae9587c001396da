// An element that shows what reshelf knows and does, and lets the shopper change it. Only this file names the page.

import { inspectorClass } from './inspector/element.js';

/** @type {typeof import('./inspector.d.ts').defineInspector} */
export function defineInspector(name = 'reshelf-inspector') {
  if (typeof customElements === 'undefined' || typeof HTMLElement === 'undefined') return false;
  try {
    // A class serves one name.
    if (!customElements.get(name)) customElements.define(name, inspectorClass());
    return true;
  } catch (error) {
    console.warn(`reshelf: ${error instanceof Error ? error.message : error}. There is no inspector of that name.`);
    return false;
  }
}
