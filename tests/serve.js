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

/** @param {URL} [other] a checkout whose package is served instead of this one's */
export async function serve(other = ROOT) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      if (!FOLDERS.some((folder) => pathname.startsWith(folder))) throw new Error('not served');
      const body = await readFile(new URL(`.${pathname}`, pathname.startsWith('/pkg/') ? other : ROOT));
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
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
