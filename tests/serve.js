// The package over HTTP, and pages of the tests; isolated, so that a page's clock counts in 5 µs instead of 100.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const ROOT = new URL('../', import.meta.url);
const FOLDERS = ['/pkg/', '/tests/bench/', '/tests/e2e/pages/'];
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
});

/**
 * @param {URL} [other] a checkout whose package is served instead of this one's
 * @param {Record<string, readonly URL[]>} [more] what else is served, by how its paths begin, and where it may lie: where it
 *   is found first
 */
export async function serve(other = ROOT, more = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const body = await found(pathname);
      response.writeHead(200, {
        'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });

  /** @param {string} pathname */
  async function found(pathname) {
    const own = Object.keys(more).find((begin) => pathname.startsWith(begin));
    if (own) return firstOf((more[own] ?? []).map((folder) => new URL(pathname.slice(own.length), folder)));
    if (!FOLDERS.some((folder) => pathname.startsWith(folder))) throw new Error('not served');
    return readFile(new URL(`.${pathname}`, pathname.startsWith('/pkg/') ? other : ROOT));
  }

  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** @param {readonly URL[]} places */
async function firstOf(places) {
  for (const place of places) {
    const body = await readFile(place).catch(() => undefined);
    if (body) return body;
  }
  throw new Error('not served');
}
