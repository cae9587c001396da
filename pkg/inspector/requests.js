// Every request that the page made, as far as the browser tells the page.

/**
 * @typedef {object} Asked
 * @property {string} address
 * @property {string} kind of what was asked for, in words
 * @property {number} at when it was asked for, in milliseconds since the page was opened
 * @property {number} end when the answer was there
 */

/** A page that asks for more has the rest counted only. */
const LISTED = 5000;

// By its file's name, as it lies in the package; what a bundler hashed keeps the name before the hash.
const OWN_FILE = /\/(?:(?:core|core_scalar|crowd|trainer)_bg(?:[-.][\w-]+)?\.wasm|reshelf\.(?:module|classic|crowd(?:[-.][\w-]+)?)\.js)$/;
// Where these lie, there lies the package.
const OWN_FOLDERS = [
  /^(.*\/)inspector\/requests\.js$/,
  // Only where the scripts are not bundled; what a bundle leaves beside it, the shop may serve from anywhere.
  /^(.*\/)wasm\/core\.js$/,
  /^(.*\/wasm\/)(?:core|core_scalar|trainer)_bg\.wasm$/,
];

/** @type {[RegExp, string][]} */
const BY_NAME = [
  [/\.m?js$/, 'Scripts'],
  [/\.wasm$/, 'WebAssembly modules'],
  [/\.css$/, 'Styles'],
  [/\.(?:woff2?|ttf|otf)$/, 'Fonts'],
  [/\.(?:png|jpe?g|gif|webp|avif|svg|ico)$/, 'Pictures'],
];

/** @type {Record<string, string>} */
const BY_INITIATOR = {
  navigation: 'The page itself',
  script: 'Scripts',
  img: 'Pictures',
  image: 'Pictures',
  fetch: 'Data',
  xmlhttprequest: 'Data',
  beacon: 'Beacons',
  iframe: 'Frames',
};

/** Listens for requests, those made before included. */
export class Requests {
  /** @type {Asked[]} */
  asked = [];
  /** Requests that are not in `asked`: too many, or the browser kept no note of them. */
  unlisted = 0;
  /** @type {PerformanceObserver | undefined} */
  #observer;

  /** @param {() => void} changed */
  start(changed) {
    this.asked = performance.getEntriesByType('navigation').map((entry) => askedOf(entry));
    this.unlisted = 0;
    const heard = (
      /** @type {PerformanceObserverEntryList} */ list,
      /** @type {PerformanceObserver} */ _,
      /** @type {{ droppedEntriesCount?: number }} */ { droppedEntriesCount = 0 } = {},
    ) => {
      this.unlisted += droppedEntriesCount;
      for (const entry of list.getEntries()) this.#add(askedOf(entry));
      changed();
    };
    this.#observer = new PerformanceObserver(heard);
    this.#observer.observe({ type: 'resource', buffered: true });
  }

  stop() {
    this.#observer?.disconnect();
  }

  /** @param {Asked} one */
  #add(one) {
    if (this.asked.length < LISTED) this.asked.push(one);
    else this.unlisted += 1;
  }
}

/** @param {PerformanceEntry} entry @returns {Asked} */
function askedOf(entry) {
  const { name: address, initiatorType, startTime: at, responseEnd: end } = /** @type {PerformanceResourceTiming} */ (entry);
  const path = address.replace(/[?#].*$/, '');
  const named = BY_NAME.find(([ending]) => ending.test(path))?.[1];
  // A page's own address may end in anything.
  const kind = entry.entryType === 'navigation' ? BY_INITIATOR.navigation : (named ?? BY_INITIATOR[initiatorType]);
  return { address, kind: kind ?? 'Other', at, end };
}

/**
 * Says of an address whether it is one of reshelf's own files.
 *
 * @param {readonly Asked[]} asked
 * @param {readonly string[]} bases absolute addresses below which reshelf's files lie
 * @param {string | undefined} [shop] the address of the shop file, as the page has it
 * @returns {(address: string) => boolean}
 */
export function ownFiles(asked, bases, shop) {
  const found = OWN_FOLDERS.flatMap((folder) => asked.flatMap(({ address }) => folder.exec(address)?.[1] ?? []));
  const folders = [...new Set([...bases, ...found])];
  const isBelow = (/** @type {string} */ address) => folders.some((folder) => address.startsWith(folder));
  const file = shop && new URL(shop, document.baseURI).href;
  return (address) => address === file || OWN_FILE.test(address.replace(/[?#].*$/, '')) || isBelow(address);
}
