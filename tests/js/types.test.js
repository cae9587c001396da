// The public TypeScript declarations, as a shop's compiler and a shop's editor see them.
//
// Each entry point of pkg/package.json has its consumer in tests/types: `reshelf` in reshelf.ts, `reshelf/react` in
// react.tsx. It uses the entry's names the way a shop would, wrong uses included.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { readDeclarations } from './support/declarations.js';
import { installed } from './support/fixtures.js';

const ROOT = new URL('../../', import.meta.url);
const PACKAGE = new URL('pkg/', ROOT);
const CONSUMERS = new URL('tests/types/', ROOT);
const SHOPS = new URL('build/types/', ROOT);
const TSC = fileURLToPath(new URL('node_modules/typescript/bin/tsc', ROOT));

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  jsx: 'react-jsx',
};
const RESOLUTIONS = {
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
};

const { exports } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));

/** Those with declarations. @type {{ name: string, types: string }[]} */
const entries = Object.entries(exports).flatMap(([path, to]) => {
  const types = to.types ?? to.default?.types;
  return types ? [{ name: path.replace('.', 'reshelf'), types }] : [];
});
const declarations = entries.map(({ types }) => new URL(types, PACKAGE));
const consumers = await readdir(CONSUMERS);

/** Writes a shop with all consumers as its source. @param {string} name @param {object} manifest */
async function shop(name, manifest) {
  const folder = new URL(`${name}/`, SHOPS);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('package.json', folder), JSON.stringify(manifest));
  await cp(CONSUMERS, new URL('src/', folder), { recursive: true });
  for (const [resolution, options] of Object.entries(RESOLUTIONS)) {
    const config = { compilerOptions: { ...STRICT, ...options }, include: ['src'] };
    await writeFile(new URL(`${resolution}.json`, folder), JSON.stringify(config));
  }
}

/** What the compiler says, of other packages' own declarations nothing. @param {string} project */
function complaints(project) {
  const { stdout, stderr } = spawnSync(process.execPath, [TSC, '--pretty', 'false', '--project', project], {
    cwd: fileURLToPath(SHOPS),
    encoding: 'utf8',
  });
  return (stdout + stderr).split('\n').filter((line) => line !== '' && !/node_modules\/(?!reshelf\/)/.test(line));
}

before(async () => {
  await rm(SHOPS, { recursive: true, force: true });
  await installed('types');
  await shop('esm', { type: 'module' });
  await shop('cjs', { type: 'commonjs' });
});

test('each entry point has its consumer, and each consumer its entry point', () => {
  const names = consumers.map((file) => basename(file, extname(file)));
  assert.deepEqual(names.sort(), entries.map(({ name }) => basename(name)).sort());
});

for (const kind of ['esm', 'cjs']) {
  for (const resolution of Object.keys(RESOLUTIONS)) {
    test(`a strict ${kind} shop with ${resolution} resolution compiles`, () => {
      assert.equal(complaints(`${kind}/${resolution}.json`).join('\n'), '');
    });
  }
}

test('the consumers import every public name', async () => {
  const texts = await Promise.all(consumers.map((file) => readFile(new URL(file, CONSUMERS), 'utf8')));
  const imports = texts.join('\n').matchAll(/import(?: type)? \{([^}]*)\} from '(reshelf[^']*)'/g);
  const imported = [...imports].map(([, names = '', name]) => ({ name, names: names.split(',').map((one) => one.trim()) }));
  const { exported } = readDeclarations(declarations);
  for (const { name, types } of entries) {
    assert.ok(imported.some((one) => one.name === name), `nobody imports ${name}`);
    // Two entry points of one declaration file share their consumers.
    const sharing = entries.filter((entry) => entry.types === types).map((entry) => entry.name);
    const known = new Set(imported.filter((one) => sharing.includes(one.name)).flatMap(({ names }) => names));
    const missing = exported.get(new URL(types, PACKAGE).href)?.filter((one) => !known.has(one));
    assert.deepEqual(missing, [], name);
  }
});

test('every public name and member is documented, and none is of type any', () => {
  const { undocumented, any } = readDeclarations(declarations);
  assert.deepEqual({ undocumented, any }, { undocumented: [], any: [] });
});

test('what is not documented, or any, is found wherever it stands', () => {
  const sample = new URL('data/declarations/sample.d.ts', import.meta.url);
  const { undocumented, any, exported } = readDeclarations([sample]);
  assert.deepEqual(exported.get(sample.href), ['Both', 'choose', 'Documented', 'Kind', 'Undocumented', 'version', 'other'].sort());
  assert.deepEqual(undocumented, [
    'sample.d.ts:8 Documented.bare',
    'sample.d.ts:11 Documented.nested.bare',
    'sample.d.ts:17 Documented.method',
    'sample.d.ts:21 Undocumented',
    'sample.d.ts:27 choose.options.bare',
    'sample.d.ts:35 Kind.Two',
    'sample.d.ts:38 version',
    'other.d.ts:2 other',
  ]);
  assert.deepEqual(any, ['sample.d.ts:24 Both', 'sample.d.ts:31 choose.more']);
});
