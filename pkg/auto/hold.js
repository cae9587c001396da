// A list that nobody has seen yet is kept from being painted until it is in order, as `hold.js` does it from the page's head.

/**
 * @param {Element} list
 * @param {number} atMost milliseconds
 */
export function holdUnseen(list, atMost) {
  if (performance.getEntriesByType('paint').length > 0 || !(atMost > 0) || !document.adoptedStyleSheets) return;
  const name = 'data-reshelf-held';
  list.setAttribute(name, '');
  const sheet = new CSSStyleSheet();
  const held = `[${name}]:not([data-reshelf-shown])`;
  sheet.replaceSync(`${held},${held} *{visibility:hidden!important}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  setTimeout(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }, atMost);
  const holds = Symbol.for('reshelf.holds');
  const page = /** @type {any} */ (globalThis);
  (page[holds] ??= []).push({ list: `[${name}]`, sheet, until: performance.now() + Math.min(1000, atMost) });
}
