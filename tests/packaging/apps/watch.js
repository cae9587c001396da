// What a page complains of, from its first script on. A classic script and a module alike: no imports, no exports.

globalThis.noticed ??= (() => {
  const noticed = [];
  const note = (kind, text) => noticed.push({ kind, text: String(text) });

  for (const level of ['warn', 'error']) {
    const log = console[level].bind(console);
    console[level] = (...words) => {
      note(level, words.join(' '));
      log(...words);
    };
  }

  // Node has none.
  const listen = globalThis.addEventListener ?? (() => {});
  listen('error', ({ message }) => note('uncaught', message));
  listen('unhandledrejection', ({ reason }) => note('uncaught', reason));
  listen('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    note('violation', `${effectiveDirective} ${blockedURI}`);
  });
  return noticed;
})();
