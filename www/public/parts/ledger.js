/**
 * Counts what the page asked the network for, from its first file on.
 * @typedef {{ search: number, pictures: number, files: number, reshelf: number, elsewhere: number }} Requests
 */

/** @returns {() => Requests} */
export function keepLedger() {
  const requests = { search: 0, pictures: 0, files: 0, reshelf: 0, elsewhere: 0 };
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) requests[kindOf(new URL(name))] += 1;
  }).observe({ type: 'resource', buffered: true });
  return () => requests;
}

/** @param {URL} url @returns {keyof Requests} */
function kindOf(url) {
  if (url.origin !== location.origin) return 'elsewhere';
  if (url.pathname.startsWith('/api/')) return 'search';
  if (url.pathname.startsWith('/pictures/')) return 'pictures';
  if (url.pathname.startsWith('/reshelf/')) return 'reshelf';
  return 'files';
}
