// pack-entries.js: writes pkg/dist/: the entry points as CommonJS with declarations of that kind, and reshelf as one file
// for pages without a bundler: as a module, as a classic script, and as the script that knows the common platforms.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const DIST = 'pkg/dist';
const { exports } = JSON.parse(readFileSync('pkg/package.json', 'utf8'));
const entries = Object.values(exports).filter((entry) => entry.require);
const source = (path) => `pkg/${path}`;

/** Bundlers look for addresses written out, so here too they are. @type {import('esbuild').Plugin} */
const addresses = { name: 'addresses', setup: (build) => build.onLoad({ filter: /(load|\/crowd|crowd-beside)\.js$/ }, seenFromDist) };

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
await Promise.all([commonJs(), oneModule(), classicScript(), autoScript(), crowdScript()]);
declarations();

/** What reads shop files. It exports it, and for bundlers that make a script without exports of it, puts it on the page. */
async function crowdScript() {
  await build({
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    stdin: {
      resolveDir: 'pkg',
      contents: "import { readShopFile } from './crowd.js'; export { readShopFile }; globalThis.reshelfCrowd = { readShopFile };",
    },
    outfile: `${DIST}/reshelf.crowd.js`,
    plugins: [addresses],
  });
}

async function commonJs() {
  /** @type {import('esbuild').BuildOptions} */
  const options = { bundle: true, target: 'es2022', format: 'cjs', outdir: DIST, outExtension: { '.js': '.cjs' }, external: ['react'] };
  const paths = entries.map((entry) => entry.default.default);
  // Only these look for files beside the package; a banner would come before the others' directives.
  const looking = ['./index.js', './slim.js', './crowd.js'];
  const script = 'typeof __filename === "string" ? "file://" + __filename : location.href';
  await build({
    ...options,
    entryPoints: looking.map(source),
    define: { 'import.meta.url': 'here' },
    banner: { js: `var here = new URL("../load.js", ${script}).href;` },
  });
  await build({ ...options, entryPoints: paths.filter((path) => !looking.includes(path)).map(source) });
}

async function oneModule() {
  await build({
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    entryPoints: ['pkg/index.js'],
    outfile: `${DIST}/reshelf.module.js`,
    plugins: [addresses],
  });
}

/** For shops on a common platform: one tag, and its hash in `reshelf.auto.json`. */
async function autoScript() {
  const hashes = { worker: integrityOf('pkg/wasm/worker.js'), trainer: integrityOf('pkg/wasm/trainer_bg.wasm') };
  await build({
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    entryPoints: ['pkg/auto/script.js'],
    outfile: `${DIST}/reshelf.auto.js`,
    define: { 'globalThis.RESHELF_HASHES': JSON.stringify(hashes) },
    plugins: [addresses],
  });
  const { version } = JSON.parse(readFileSync('pkg/package.json', 'utf8'));
  const integrity = integrityOf(`${DIST}/reshelf.auto.js`);
  const src = `https://cdn.jsdelivr.net/npm/reshelf@${version}/dist/reshelf.auto.js`;
  const tag = `<script type="module" blocking="render" src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;
  const known = { version, integrity, tag };
  writeFileSync(`${DIST}/reshelf.auto.json`, `${JSON.stringify(known, undefined, 2)}\n`);
}

/** As browsers check it. @param {string} file */
function integrityOf(file) {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}

/** @param {import('esbuild').OnLoadArgs} file @returns {import('esbuild').OnLoadResult} */
function seenFromDist({ path }) {
  const text = readFileSync(path, 'utf8');
  return { contents: text.replaceAll("new URL('./wasm/", "new URL('../wasm/").replaceAll("new URL('./dist/", "new URL('./"), loader: 'js' };
}

async function classicScript() {
  await build({
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'iife',
    globalName: 'reshelf',
    entryPoints: ['pkg/index.js'],
    outfile: `${DIST}/reshelf.classic.js`,
    define: { 'import.meta.url': 'here' },
    plugins: [addresses],
    // A script knows its address only while it runs for the first time.
    banner: { js: '(() => { const here = document.currentScript?.src ?? location.href;' },
    footer: { js: 'globalThis.reshelf = reshelf; })();' },
  });
}

function declarations() {
  for (const path of new Set(entries.map((entry) => entry.default.types))) {
    const text = readFileSync(source(path), 'utf8').replaceAll(/(['"]\.\/[\w-]+)\.d\.ts(['"])/g, '$1.d.cts$2');
    writeFileSync(`${DIST}/${path.replace('.d.ts', '.d.cts')}`, text);
  }
}
