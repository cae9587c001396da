// A shop's page, and its search server, which speaks Algolia's multi-query requests over HTTP.

import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { guides, products } from './catalogue.js';
import { Engine } from './engine.js';

// Without Trusted Types: InstantSearch's own widgets set innerHTML.
const CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Shop</title>
<link rel="icon" href="data:,">
<script type="module" src="/page.js"></script>`;
const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export const CATALOGUE = products(600);

/** `asked` holds the requests of each call. */
export async function startShop() {
  const [script, engine] = [await bundled(), new Engine({ products: CATALOGUE, guides: guides(30) })];
  /** @type {any[][]} */
  const asked = [];

  const server = createServer(async (request, response) => {
    const send = (/** @type {string} */ type, /** @type {string} */ body) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': CONTENT_SECURITY_POLICY }).end(body);
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    if (pathname === '/') return send('text/html', PAGE);
    if (pathname === '/page.js') return send('text/javascript', script);
    if (request.method !== 'POST' || pathname !== '/1/indexes/*/queries') return response.writeHead(404).end();
    let body = '';
    for await (const text of request) body += text;
    const searched = JSON.parse(body);
    asked.push(searched.requests);
    return send('application/json', JSON.stringify(engine.answer(searched)));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, asked, close: () => new Promise((closed) => server.close(closed)) };
}

/** The page's script as a shop would bundle it. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [file('page.js')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    alias: {
      reshelf: file('../../../pkg/index.js'),
      'reshelf/instantsearch': file('../../../pkg/instantsearch.js'),
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
