// What stands in for a browser's in Node, where shops test: a thread is the worker, and files are read, not fetched.

/** True in Node and in what passes for it. */
export function isNode() {
  return Boolean(/** @type {any} */ (globalThis).process?.versions?.node);
}

/** True where a test in Node pretends a page, with classes of its own. */
export function isPretended() {
  return isNode() && 'document' in globalThis;
}

/**
 * @param {URL | string} address of the kind `file:`
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function readFile(address) {
  const { readFile } = builtIn('node:fs/promises');
  // A page that is pretended may have another URL than Node.
  const { fileURLToPath } = builtIn('node:url');
  return readFile(fileURLToPath(String(address)));
}

/** Before a worker's script, which finds its line to the page elsewhere here. */
const LINE = [
  "globalThis.line=process.getBuiltinModule('node:worker_threads').parentPort",
  'globalThis.postMessage=(data)=>line.postMessage(data)',
  'globalThis.addEventListener=(type,heard)=>line.on(type,(data)=>heard({data}))',
  '',
].join(';\n');

/**
 * A worker as browsers have it. It keeps the process alive while it has something to do.
 *
 * @param {string} script its text
 * @returns {import('./load.js').Trainer['worker']}
 */
export function startThread(script) {
  const { Worker } = builtIn('node:worker_threads');
  const thread = new Worker(LINE + script, { eval: true });
  thread.unref();
  /** @type {import('./load.js').Trainer['worker']} */
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage(task) {
      thread.ref();
      thread.postMessage(task);
    },
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (/** @type {any} */ data) => {
    thread.unref();
    // In a test's own context bytes from elsewhere are no instances of its Uint8Array.
    worker.onmessage?.({ data: 'adapter' in data ? { ...data, adapter: new Uint8Array(data.adapter) } : data });
  });
  thread.on('error', (/** @type {Error} */ error) => worker.onerror?.({ message: error.message }));
  return worker;
}

/**
 * One of Node's own modules. An import would be looked at by bundlers, and is forbidden in Jest and in servers at the edge.
 *
 * @param {string} name
 */
export function builtIn(name) {
  return /** @type {any} */ (globalThis).process.getBuiltinModule(name);
}
