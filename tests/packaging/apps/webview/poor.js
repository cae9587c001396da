// Takes away what an app's WebView may not have, and what came after Chrome 97, Safari 15.4 and Firefox 104.

const without = (owner, ...names) => {
  for (const name of names) Object.defineProperty(owner, name, { value: undefined, configurable: true, writable: true });
};

without(globalThis, 'indexedDB', 'BroadcastChannel', 'requestIdleCallback', 'DecompressionStream', 'trustedTypes', 'scheduler', 'navigation');
without(Navigator.prototype, 'locks', 'storage', 'serviceWorker');
without(Crypto.prototype, 'randomUUID', 'subtle');
without(AbortSignal, 'any', 'timeout');
without(Promise, 'withResolvers', 'try');
without(Uint8Array, 'fromBase64');
without(Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with');
without(Object, 'groupBy');
without(Map, 'groupBy');
without(Set.prototype, 'union', 'difference', 'intersection');
without(String.prototype, 'isWellFormed', 'toWellFormed');
without(URL, 'canParse', 'parse');
without(globalThis, 'Iterator');

if (location.hash === '#scalar') WebAssembly.validate = () => false;
if (location.hash === '#no-webassembly') without(globalThis, 'WebAssembly');
