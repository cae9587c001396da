// Prints the sizes of what a shop's pages load, and fails where one is over its budget.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const KB = 1000;

const modules = [
  { name: 'core', path: 'pkg/wasm/core_bg.wasm', budget: { gzip: 64 } },
  { name: 'core, scalar', path: 'pkg/wasm/core_scalar_bg.wasm', budget: { gzip: 64 } },
  { name: 'crowd', path: 'pkg/wasm/crowd_bg.wasm', budget: { gzip: 14 } },
  { name: 'trainer', path: 'pkg/wasm/trainer_bg.wasm', budget: { brotli: 300 } },
  { name: "trainer's worker", path: 'pkg/wasm/worker.js', budget: { gzip: 4 } },
  { name: 'reshelf.crowd.js', path: 'pkg/dist/reshelf.crowd.js', budget: { gzip: 18 } },
  { name: 'reshelf.auto.js', path: 'pkg/dist/reshelf.auto.js', budget: { gzip: 98.5 } },
  { name: 'base model', path: 'models/base.reshelf', budget: { raw: 40 } },
];

// As a shop's bundler makes them, minified, each alone; what is loaded later only is a chunk of its own.
const entries = [
  { name: 'reshelf', path: 'pkg/index.js', budget: { gzip: 88.8 } },
  { name: 'slim', path: 'pkg/slim.js', budget: { gzip: 22.4 } },
  { name: 'instantsearch', path: 'pkg/instantsearch.js', budget: { gzip: 5 } },
  { name: 'dom', path: 'pkg/dom.js', budget: { gzip: 6.4 } },
  { name: 'react', path: 'pkg/react.js', budget: { gzip: 1.5 } },
  { name: 'ga4', path: 'pkg/ga4.js', budget: { gzip: 2 } },
  { name: 'inspector', path: 'pkg/inspector.js', budget: { gzip: 12 } },
  { name: 'diagnose', path: 'pkg/diagnose.js', budget: { gzip: 5.5 } },
  { name: 'hold.js', path: 'pkg/hold.js', budget: { gzip: 0.5 } },
];

/** @param {Uint8Array} bytes */
function sizes(bytes) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    raw: bytes.length / KB,
    gzip: gzipSync(bytes, { level: 9 }).length / KB,
    brotli: brotliCompressSync(bytes, quality).length / KB,
  };
}

async function bundled(path) {
  const { outputFiles, metafile: { outputs } } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['react'],
    splitting: true,
    outdir: 'size',
    metafile: true,
    write: false,
  });
  const chunks = new Set(withItsImports(Object.keys(outputs).find((output) => outputs[output].entryPoint === path), outputs));
  return Buffer.concat([...chunks].flatMap((chunk) => outputFiles.filter(({ path }) => path.endsWith(chunk)).map(({ contents }) => contents)));
}

/** A chunk, and those without which it does not run. */
function withItsImports(chunk, outputs) {
  const needed = outputs[chunk].imports.filter(({ kind }) => kind === 'import-statement');
  return [chunk, ...needed.flatMap(({ path }) => (outputs[path] ? withItsImports(path, outputs) : []))];
}

const row = (name, ...cells) => console.log(name.padEnd(18) + cells.map((cell) => cell.padStart(14)).join(''));

/** Prints a line; true where it is over its budget. */
function weigh(name, bytes, budget) {
  const size = sizes(bytes);
  const [kind, most] = Object.entries(budget)[0];
  const exceeded = size[kind] > most;
  row(name, size.raw.toFixed(1), size.gzip.toFixed(1), size.brotli.toFixed(1), `${exceeded ? 'OVER ' : ''}${most} ${kind}`);
  return exceeded;
}

row('KB', 'raw', 'gzip', 'brotli', 'budget');
let over = 0;
for (const { name, path, budget } of modules) over += Number(weigh(name, readFileSync(path), budget));
for (const { name, path, budget } of entries) over += Number(weigh(name, await bundled(path), budget));

if (over > 0) {
  console.error(`${over} over budget`);
  process.exitCode = 1;
}
