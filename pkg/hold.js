// A classic script for a page's head, before the list: keeps the list from being painted until `reshelf/dom` has
// ordered it, and not a moment longer than it is told to, whatever becomes of the modules.
//
//   <script src="/reshelf/hold.js" data-list="#results" data-at-most="150"></script>
//
// `data-list` is a selector of the list, or of several; `data-at-most` is in milliseconds from here on, from 0 (nothing
// is held) to 1000. Default: 150. The list keeps its place, so nothing moves when it appears. Where the selector cannot
// be read, or the browser is too old for style sheets made by scripts, nothing is held.

(() => {
  const script = document.currentScript;
  if (!script) return;
  const { list = '', atMost = '' } = /** @type {HTMLElement} */ (script).dataset;
  const asked = parseFloat(atMost);
  const time = Math.min(1000, Math.max(0, isNaN(asked) ? 150 : asked));
  try {
    document.querySelector(list);
    const held = `:is(${list}):not([data-reshelf-shown])`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${held},${held} *{visibility:hidden!important}`);
    if (time === 0 || sheet.cssRules.length === 0 || !document.adoptedStyleSheets) return;
    setTimeout(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }, time);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const page = /** @type {any} */ (window);
    const holds = Symbol.for('reshelf.holds');
    page[holds] = page[holds] || [];
    page[holds].push({ list, sheet, until: performance.now() + time });
  } catch (error) {
    // The page is painted as it is served.
  }
})();
