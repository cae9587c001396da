// Runs the snippets of a page of documentation and returns whatever went wrong, each as `page:line: what`.

import { spawn } from 'node:child_process';
import { access, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build, transform } from 'esbuild';

import { fixtureOf, installed } from '../../js/support/fixtures.js';
import { weave } from '../../js/support/weave.js';

/** @typedef {import('../../js/support/snippets.js').Page} Page */
/** @typedef {{ url: string, method: string, body: string | null }} Asked */
/** @typedef {{ status?: number, contentType?: string, body: string | Buffer }} Answer */

const ROOT = new URL('../../../', import.meta.url);
const PACKAGE = new URL('pkg/', ROOT);
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
});
const LONGEST = 20_000;
// What a snippet starts without waiting for it may still go wrong.
const AFTERWARDS = 300;

const { exports } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Page} page
 * @param {URL} fixtures the folder of the pages' fixtures
 */
export async function run(browser, page, fixtures) {
  const problems = [...(await runInBrowser(browser, page, fixtures)), ...(await runInNode(page, fixtures))];
  return problems.map((problem) => problem.replaceAll(fileURLToPath(ROOT), ''));
}

/** @param {import('playwright-core').Browser} browser @param {Page} page @param {URL} fixtures */
async function runInBrowser(browser, page, fixtures) {
  const snippets = page.snippets.filter(({ node }) => !node);
  const html = snippets.filter(({ language, alone }) => language === 'html' && !alone);
  const scripts = snippets.filter(({ language }) => language !== 'html');
  const fixture = await fixtureOf(page, fixtures, '.js');
  const answers = await answersOf(page, fixtures);

  /** @type {string[]} */
  const problems = [];
  if (html.length + scripts.length > 0) {
    const script = await bundled(page, weave(page, scripts, fixture), problems);
    const body = html.flatMap(({ lines }) => lines).join('\n');
    // Where the package's files lie, as a bundler would leave it.
    const files = { '/reshelf/$snippets.js': script };
    const shown = { page, at: html[0]?.line ?? 1, body: `${body}\n<script type="module" src="/reshelf/$snippets.js"></script>`, files };
    if (script) problems.push(...(await visit(browser, shown, answers)));
  }
  for (const { lines, line } of snippets.filter(({ alone }) => alone)) {
    const done = '<script type="module">globalThis.$done = true;</script>';
    problems.push(...(await visit(browser, { page, at: line, body: lines.join('\n') + done, files: {} }, answers)));
  }
  return problems;
}

/** @param {Page} page @param {string} code @param {string[]} problems */
async function bundled(page, code, problems) {
  try {
    const { outputFiles } = await build({
      stdin: { contents: code, loader: 'tsx', sourcefile: page.name, resolveDir: fileURLToPath(await installed('docs')) },
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [addresses],
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    const { errors = [] } = /** @type {import('esbuild').BuildFailure} */ (error);
    for (const { text, location } of errors) {
      const own = location === null || location.file.endsWith(page.name);
      problems.push(`${own ? page.name : location.file}:${location?.line ?? 1}: ${text}`);
    }
    if (errors.length === 0) throw error;
    return '';
  }
}

/** `?url` as Vite has it: the address of a file. @type {import('esbuild').Plugin} */
const addresses = {
  name: 'addresses',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\?url$/ }, async ({ path, resolveDir }) => {
      const found = await resolve(path.slice(0, -4), { resolveDir, kind: 'import-statement' });
      return found.errors.length > 0 ? found : { path: found.path, namespace: 'address' };
    });
    onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => {
      const file = pathToFileURL(path).href.replace(PACKAGE.href, '');
      return { contents: `export default ${JSON.stringify(`/reshelf/${file}`)}` };
    });
  },
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ page: Page, at: number, body: string, files: Record<string, string> }} shown
 * @param {(asked: Asked) => Answer | undefined | Promise<Answer | undefined>} answers
 */
async function visit(browser, { page, at, body, files }, answers) {
  const server = await serve({ ...files, '/': `<!doctype html><meta charset="utf-8">\n${body}` }, answers);
  const context = await browser.newContext();
  const tab = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  let ended = false;
  const line = () => tab.evaluate(() => globalThis.$at).catch(() => undefined);
  const done = () => tab.evaluate(() => globalThis.$done).catch(() => false);
  const wrong = async (/** @type {string} */ what) => void problems.push(`${page.name}:${(await line()) ?? at}: ${what}`);

  tab.on('pageerror', (error) => void ((ended = true), wrong(String(error))));
  tab.on('console', (message) => void (['error', 'warning', 'assert'].includes(message.type()) && wrong(`console: ${message.text()}`)));
  await context.route((url) => url.origin !== server.address && url.protocol !== 'blob:', async (route) => {
    const asked = { url: route.request().url(), method: route.request().method(), body: route.request().postData() };
    const answer = await answers(asked);
    if (!answer) await wrong(`asks ${asked.url}`);
    await (answer ? route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...answer }) : route.abort());
  });

  await tab.goto(server.address);
  const deadline = Date.now() + LONGEST;
  while (!ended && Date.now() < deadline && !(await done())) {
    await new Promise((soon) => setTimeout(soon, 20));
  }
  if (!ended && !(await done())) await wrong(`does not come to an end within ${LONGEST / 1000} s`);
  await new Promise((later) => setTimeout(later, AFTERWARDS));
  await context.close();
  await server.close();
  return problems;
}

/**
 * The page's own files, the package under /reshelf/ by its files' and its exports' names, and what the fixture answers.
 *
 * @param {Record<string, string>} files
 * @param {(asked: Asked) => Answer | undefined | Promise<Answer | undefined>} answers
 */
async function serve(files, answers) {
  // What a fixture throws is the page's trouble, not this server's end.
  const answered = async (/** @type {Asked} */ asked) => {
    try {
      return await answers(asked);
    } catch (error) {
      return { status: 500, body: String(error) };
    }
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const asked = { url: url.pathname + url.search, method: request.method ?? 'GET', body: null };
    const answer = (await answered(asked)) ?? (await fileOf(url.pathname, files));
    const contentType = answer?.contentType ?? TYPES[extname(url.pathname) || '.html'] ?? 'application/octet-stream';
    response.writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': contentType }).end(answer?.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(closed)) };
}

/** @param {string} pathname @param {Record<string, string>} files @returns {Promise<Answer | undefined>} */
async function fileOf(pathname, files) {
  if (pathname === '/favicon.ico') return { status: 204, body: '' };
  if (pathname in files) return { body: files[pathname] ?? '' };
  const [, path] = pathname.match(/^(?:\/node_modules)?\/reshelf\/(.+)$/) ?? [];
  if (path === undefined) return undefined;
  const exported = exports[`./${path}`];
  const body = await readFile(new URL(typeof exported === 'string' ? exported : path, PACKAGE)).catch(() => undefined);
  return body && { body };
}

/** @param {Page} page @param {URL} fixtures */
async function runInNode(page, fixtures) {
  const snippets = page.snippets.filter(({ node }) => node);
  if (snippets.length === 0) return [];
  const woven = weave(page, snippets, await fixtureOf(page, fixtures, '.node.js'));
  const { code } = await transform(woven, {
    loader: 'tsx',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcefile: page.name,
    sourcemap: 'inline',
  });
  const file = fileURLToPath(new URL(`${basename(page.name, '.md')}.node.mjs`, await installed('docs')));
  await writeFile(file, code);
  const { status, said } = await node(['--enable-source-maps', file]);
  return status === 0 && said === '' ? [] : [`${page.name}:${snippets[0]?.line}: ended in Node with ${status}, saying: ${said}`];
}

/** @param {string[]} words @returns {Promise<{ status: number | null, said: string }>} */
function node(words) {
  return new Promise((ended) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], timeout: LONGEST });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.on('close', (status) => ended({ status, said }));
  });
}

/** @param {Page} page @param {URL} fixtures @returns {Promise<(asked: Asked) => Answer | undefined>} */
async function answersOf({ name }, fixtures) {
  const file = new URL(`${basename(name, '.md')}.server.js`, fixtures);
  const there = await access(file).then(() => true, () => false);
  return there ? (await import(file.href)).answer : () => undefined;
}
