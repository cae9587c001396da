// A shop that renders its lists on the server, under the strictest policy that a shop may have.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

import { listPage } from './page.js';

const ROOT = new URL('../../../', import.meta.url);
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
});
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18"/></svg>`;

/** @typedef {{ status?: number, type: string, body: string | Buffer }} Answer */

export async function serveShop() {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const { status = 200, type, body } = await answer(pathname, searchParams).catch(notFound);
    response.setHeader('content-security-policy', POLICY);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}`,
    /** The paths asked for since the start. */
    asked,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/**
 * @param {string} path
 * @param {URLSearchParams} params
 * @returns {Promise<Answer>}
 */
async function answer(path, params) {
  if (path === '/list') return { type: TYPES['.html'], body: listPage(JSON.parse(params.get('of') ?? '{}')) };
  if (path.startsWith('/picture/')) return { type: 'image/svg+xml', body: PICTURE };
  if (path.startsWith('/frame/')) return { type: 'text/html', body: '<!doctype html><title>Frame</title>' };
  if (path.startsWith('/product/')) return { type: 'text/html', body: '<!doctype html><title>Product</title>' };
  const [, late = 0, file = path] = /^\/late-(\d+)(\/.*)/.exec(path) ?? [];
  // What it imports has its address, and comes at once: only the entry is late.
  if (file.endsWith('/index.js')) await new Promise((soon) => setTimeout(soon, Number(late)));
  const folder = file.startsWith('/pkg/') ? '.' : './tests/e2e/dom/public';
  return { type: TYPES[extname(file)] ?? 'text/plain', body: await readFile(new URL(folder + file, ROOT)) };
}

/** @returns {Answer} */
function notFound() {
  return { status: 404, type: 'text/plain', body: '' };
}
