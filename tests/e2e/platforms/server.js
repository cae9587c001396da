// A shop's pages on one origin, the package on another, as a CDN has it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

import { shoe } from './products.js';

const PACKAGE = new URL('../../../pkg/', import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({ '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' });
const SHOWN = 16;

/** @typedef {typeof import('./shopify.js')} Pages what a platform's file exports */

/** The package under its version, for any origin. */
export async function serveCdn() {
  return serve(async (pathname) => {
    const [, file = ''] = /^\/reshelf@[\d.]+\/(.+)$/.exec(pathname) ?? [];
    return { type: TYPES[extname(file)] ?? 'text/plain', body: await readFile(new URL(file, PACKAGE)) };
  });
}

/**
 * `/shoes` lists them, turned by `?page=2`; every other path is the page of the shoe that it names.
 *
 * @param {Pages} pages
 * @param {string} snippet
 */
export async function servePlatform(pages, snippet) {
  const shoes = Array.from({ length: 40 }, (_, n) => shoe(n));
  return serve(async (pathname) => {
    if (pathname.startsWith('/picture/') || pathname.startsWith('/favicon')) return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    if (pathname === '/shoes') return { type: 'text/html', body: pages.listPage(shoes.slice(0, SHOWN), { snippet }) };
    const own = shoes.find(({ handle }) => new RegExp(`/${handle}(?:[./]|$)`).test(pathname));
    if (!own) return { type: 'text/html', body: `<!doctype html><title>Cart</title>${snippet}` };
    return { type: 'text/html', body: pages.productPage(own, shoes.slice(SHOWN, SHOWN + 4), { snippet }) };
  });
}

/** @param {(pathname: string) => Promise<{ type: string, body: string | Buffer }>} answer */
async function serve(answer) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const { type, body } = await answer(decodeURIComponent(pathname));
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
      response.end(body);
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { address: `http://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(closed)) };
}
