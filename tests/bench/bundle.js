// Scripts as a shop's bundler makes them.

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/**
 * @param {readonly string[]} names of files below tests/bench, without `.js`; a chunk is called by them, with a dash for each slash
 * @param {URL} folder to be served
 * @param {import('esbuild').BuildOptions} [options]
 * @returns {Promise<import('esbuild').Metafile['outputs']>}
 */
export async function bundle(names, folder, options) {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(names.map((name) => [name.replace('/', '-'), fileURLToPath(new URL(`tests/bench/${name}.js`, ROOT))])),
    outdir: fileURLToPath(folder),
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    banner: { js: 'globalThis.scriptBegan ??= performance.now();' },
    logLevel: 'error',
    ...options,
  });
  return metafile.outputs;
}
