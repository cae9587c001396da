// The peers as a shop's bundler makes them, in a folder to be served: the script of each, minified, and its module beside it.

import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { bundle } from '../bundle.js';
import { readModel } from '../model.js';
import { onnxModel } from './onnx-model.js';

const ROOT = new URL('../../../', import.meta.url);
const MODULES = {
  onnx: 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  tensorflow: '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
};

/**
 * @param {URL} from the folder where scripts/setup-bench put the peers
 * @returns {Promise<{ folder: URL, bytes: Record<'reshelf' | 'onnx' | 'tensorflow', { gzip: number, brotli: number }> }>} what a page with each loads
 */
export async function buildPeers(from) {
  const folder = new URL('served/', from);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const base = await readFile(new URL('models/base.reshelf', ROOT));
  const model = readModel(base);
  const outputs = await bundle(['peers/onnx', 'peers/tensorflow', 'fresh/reshelf', 'fresh/onnx', 'fresh/tensorflow'], folder, {
    external: ['node:*', 'module'],
    define: { MODEL_WIDTH: String(model.width) },
    nodePaths: [fileURLToPath(new URL('node_modules', from))],
    plugins: [weights({ 'base.reshelf': base, 'model.onnx': onnxModel(model) })],
  });
  for (const path of Object.values(MODULES)) await copyFile(new URL(`node_modules/${path}`, from), new URL(path.split('/').at(-1), folder));
  return { folder, bytes: await bytesOf(folder, outputs) };
}

/** The model's files as bytes in the script. @param {Record<string, Uint8Array>} files @returns {import('esbuild').Plugin} */
function weights(files) {
  return {
    name: 'weights',
    setup(build) {
      build.onResolve({ filter: /^(base\.reshelf|model\.onnx)$/ }, ({ path }) => ({ path, namespace: 'weights' }));
      build.onLoad({ filter: /.*/, namespace: 'weights' }, ({ path }) => ({ contents: files[path], loader: 'binary' }));
    },
  };
}

/** Of what is loaded until the first list is in order. @param {import('esbuild').Metafile['outputs']} outputs */
async function bytesOf(folder, outputs) {
  const sum = (all) => all.reduce((one, other) => one + other, 0);
  const entries = ['reshelf', 'onnx', 'tensorflow'].map(async (name) => {
    const script = Object.keys(outputs).find((path) => path.endsWith(`/fresh-${name}.js`));
    const files = [...new Set(withItsImports(script, outputs)), ...(name in MODULES ? [MODULES[name]] : [])].map((path) => path.split('/').at(-1));
    const contents = await Promise.all(files.map((file) => readFile(new URL(file, folder))));
    return [name, { gzip: sum(contents.map((all) => gzipSync(all, { level: 9 }).length)), brotli: sum(contents.map((all) => brotliCompressSync(all).length)) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A chunk, and those without which it does not run. */
function withItsImports(chunk, outputs) {
  const needed = outputs[chunk].imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [chunk, ...needed.flatMap(({ path }) => withItsImports(path, outputs))];
}
