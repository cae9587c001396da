import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { sendContent, sendError, sendJson } from './answer.js';
import { BadRequest } from './bad-request.js';
import { EngineError } from './engines/remedies.js';
import { readBelow } from './files.js';
import { pictureOf } from './picture.js';
import { parseSearchRequest, parseTyped } from './search-request.js';
import { withShopFile } from './shop-file.js';

const publicFolder = fileURLToPath(new URL('../public/', import.meta.url));
const fontFolder = fileURLToPath(new URL('files/', import.meta.resolve('@fontsource-variable/schibsted-grotesk/index.css')));
const known = 'there are /api/search, /api/suggest, /api/departments, /api/products/ID';
const A_YEAR = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

/** @typedef {{ request: import('./answer.js').Request, response: import('./answer.js').Response, url: URL, rest: string }} Visit */

/**
 * The shop over HTTP: its search, its pictures, its pages, and the package under /reshelf/.
 * @param {import('./product-search.js').SearchEngine} engine
 * @param {string} packageFolder
 * @param {import('./shop-file.js').ShopFile | null} [shopFile]
 */
export function createShopServer(engine, packageFolder, shopFile = null) {
  /** The first prefix that fits answers. @type {[string, (visit: Visit) => void | Promise<void>][]} */
  const routes = [
    ['/api/search', async ({ request, response, url }) => {
      const wanted = parseSearchRequest(url.searchParams);
      const begun = performance.now();
      const answer = await engine.search(wanted);
      sendJson(request, response, answer, { 'Server-Timing': `search;dur=${(performance.now() - begun).toFixed(2)}` });
    }],
    ['/api/suggest', async ({ request, response, url }) => {
      sendJson(request, response, { suggestions: await engine.suggest(parseTyped(url.searchParams)) });
    }],
    ['/api/departments', async ({ request, response }) => {
      sendJson(request, response, { departments: await engine.departments() });
    }],
    ['/api/products/', async ({ request, response, rest }) => {
      const product = await engine.product(rest);
      if (product) sendJson(request, response, { product, colours: await engine.colours(product) });
      else sendError(response, 404, `no product ${rest}`);
    }],
    ['/api/', ({ response, url }) => sendError(response, 404, `no ${url.pathname}; ${known}`)],
    ['/pictures/', async ({ request, response, rest }) => {
      const product = await engine.product(rest.replace(/\.svg$/, ''));
      if (product) sendContent(request, response, { body: pictureOf(product), type: 'image/svg+xml', caching: A_DAY });
      else sendError(response, 404, `no picture ${rest}`);
    }],
    ['/fonts/', (visit) => sendFile(visit, fontFolder, A_YEAR)],
    ['/reshelf/', (visit) => (visit.rest === shopFile?.name ? sendShopFile(visit, shopFile) : sendFile(visit, packageFolder))],
    ['/', (visit) => (/\.\w+$/.test(visit.rest) ? sendFile(visit, publicFolder) : sendPage(visit, shopFile))],
  ];

  return createServer(async (request, response) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        sendError(response, 405, `${request.method} is not answered here, only GET`);
        return;
      }
      const url = new URL(request.url ?? '/', 'http://localhost');
      const path = decodeURIComponent(url.pathname);
      const [prefix, answer] = /** @type {typeof routes[number]} */ (routes.find(([prefix]) => path.startsWith(prefix)));
      await answer({ request, response, url, rest: path.slice(prefix.length) });
    } catch (error) {
      sendError(response, statusOf(error), error instanceof Error ? error.message : String(error));
    }
  });
}

/** @param {Visit} visit @param {string} folder @param {string} [caching] */
async function sendFile({ request, response, rest }, folder, caching) {
  const content = await readBelow(folder, rest);
  if (content) sendContent(request, response, { ...content, ...(caching && { caching }) });
  else sendError(response, 404, `no file ${rest}`);
}

/** @param {Visit} visit @param {import('./shop-file.js').ShopFile} file */
function sendShopFile({ request, response }, { body }) {
  sendContent(request, response, { body, type: 'application/octet-stream', caching: A_YEAR });
}

/** @param {Visit} visit @param {import('./shop-file.js').ShopFile | null} shopFile */
async function sendPage({ request, response }, shopFile) {
  const page = await readBelow(publicFolder, 'index.html');
  if (!page) throw new Error('the page of the shop is missing: www/public/index.html');
  sendContent(request, response, { ...page, body: withShopFile(String(page.body), shopFile) });
}

/** @param {unknown} error */
function statusOf(error) {
  if (error instanceof EngineError) return 502;
  return error instanceof BadRequest || error instanceof URIError || error instanceof TypeError ? 400 : 500;
}
