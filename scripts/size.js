// Prints the sizes of what a shop's pages load, and fails where one is over its budget.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const KB = 1000;

const files = [
  { name: 'core', path: 'pkg/wasm/core_bg.wasm', budget: { gzip: 60 * KB } },
  { name: 'core, scalar', path: 'pkg/wasm/core_scalar_bg.wasm', budget: { gzip: 60 * KB } },
  { name: 'trainer', path: 'pkg/wasm/trainer_bg.wasm', budget: { brotli: 300 * KB } },
  { name: "core's glue", path: 'pkg/wasm/core.js', budget: {} },
  { name: "trainer's glue", path: 'pkg/wasm/trainer.js', budget: {} },
  { name: 'base model', path: 'models/base.reshelf', budget: { raw: 40 * KB } },
];

function sizes(path) {
  const bytes = readFileSync(path);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, quality).length,
  };
}

const kilobytes = (bytes) => (bytes / KB).toFixed(1);
const row = (name, ...cells) => console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(16)).join(''));

row('KB', 'raw', 'gzip', 'brotli', 'budget');
let over = 0;
for (const { name, path, budget } of files) {
  const size = sizes(path);
  const [[kind, most] = []] = Object.entries(budget);
  const exceeded = kind !== undefined && size[kind] > most;
  const verdict = kind === undefined ? '' : `${exceeded ? 'OVER ' : ''}${kilobytes(most)} ${kind}`;
  row(name, kilobytes(size.raw), kilobytes(size.gzip), kilobytes(size.brotli), verdict);
  over += exceeded;
}

if (over > 0) {
  console.error(`${over} file(s) over budget`);
  process.exitCode = 1;
}
