// pack-entries.js: writes pkg/dist/: the entry points as CommonJS with declarations of that kind, and reshelf as a script
// for pages without modules.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const DIST = 'pkg/dist';
const { exports } = JSON.parse(readFileSync('pkg/package.json', 'utf8'));
const required = Object.values(exports).filter((entry) => entry.require);
const unique = (paths) => [...new Set(paths)];

const shared = { bundle: true, target: 'es2022', define: { 'import.meta.url': 'here' } };
const commonJs = { ...shared, format: 'cjs', outdir: DIST, outExtension: { '.js': '.cjs' }, external: ['react'] };

// Where the package lies, to find the files beside it.
const script = 'typeof __filename === "string" ? "file://" + __filename : location.href';
const asksWhere = ['./index.js', './slim.js'];
const paths = required.map((entry) => entry.default.default);
await build({
  ...commonJs,
  entryPoints: asksWhere.map((path) => `pkg/${path}`),
  banner: { js: `var here = new URL("../load.js", ${script}).href;` },
});
await build({
  ...commonJs,
  entryPoints: paths.filter((path) => !asksWhere.includes(path)).map((path) => `pkg/${path}`),
});
await build({
  ...shared,
  format: 'iife',
  entryPoints: ['pkg/index.js'],
  outfile: `${DIST}/reshelf.classic.js`,
  globalName: 'reshelf',
  minify: true,
  banner: { js: '(() => { const here = new URL("../load.js", document.currentScript?.src ?? location.href).href;' },
  footer: { js: 'globalThis.reshelf = reshelf; })();' },
});

for (const path of unique(required.map(({ default: { types } }) => types))) {
  const declarations = readFileSync(`pkg/${path}`, 'utf8').replaceAll(/(['"]\.\/[\w-]+)\.d\.ts(['"])/g, '$1.d.cts$2');
  writeFileSync(`${DIST}/${path.replace('.d.ts', '.d.cts')}`, declarations);
}
