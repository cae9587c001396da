// pack-modules.js core|crowd|trainer: makes of a built module in pkg/wasm/ what travels inside a script, and of the trainer's
// glue the worker's one file.

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const folder = 'pkg/wasm';
const packed = (name) => gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).toString('base64');
const quoted = (text) => JSON.stringify(text);

const parts = {
  core() {
    writeFileSync(`${folder}/core_inline.js`, `export default ${quoted(packed('core_bg.wasm'))};\n`);
    writeFileSync(`${folder}/core_inline.d.ts`, 'declare const core: string;\nexport default core;\n');
  },
  crowd() {
    writeFileSync(`${folder}/crowd_inline.js`, `export default ${quoted(packed('crowd_bg.wasm'))};\n`);
    writeFileSync(`${folder}/crowd_inline.d.ts`, 'declare const crowd: string;\nexport default crowd;\n');
  },
  async trainer() {
    const { outputFiles } = await build({ entryPoints: ['pkg/worker.js'], bundle: true, format: 'iife', write: false });
    const worker = outputFiles[0].text;
    writeFileSync(`${folder}/worker.js`, worker);
    const lines = [`export const worker = ${quoted(worker)};`, `export const trainer = ${quoted(packed('trainer_bg.wasm'))};`];
    writeFileSync(`${folder}/trainer_inline.js`, `${lines.join('\n')}\n`);
    writeFileSync(`${folder}/trainer_inline.d.ts`, 'export const worker: string;\nexport const trainer: string;\n');
  },
};

await parts[process.argv[2]]();
