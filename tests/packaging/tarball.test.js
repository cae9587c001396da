// The tarball itself: what is in it, how it is entered, and what its scripts never do.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { installed } from './support/work.js';

const ENTRIES = ['.', './slim', './instantsearch', './ga4', './react', './dom'];

/** Read by people and by npm, never by another file. */
const OF_ITSELF = /^(package\.json|README\.md|LICENSE.*|THIRD_PARTY_NOTICES)$/;

const text = (/** @type {string} */ file) => readFileSync(new URL(file, installed), 'utf8');
const isScript = (/** @type {string} */ file) => /\.[cm]?js$/.test(file);
const isDeclaration = (/** @type {string} */ file) => /\.d\.[cm]?ts$/.test(file);

describe('the tarball', () => {
  /** @type {string[]} */
  let files;
  /** @type {any} */
  let manifest;
  before(() => {
    const folder = fileURLToPath(installed);
    const everything = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    files = everything.filter((file) => statSync(join(folder, file)).isFile());
    manifest = JSON.parse(text('package.json'));
  });

  test('it tells its size', (t) => {
    const bytes = files.map((file) => statSync(new URL(file, installed)).size);
    t.diagnostic(`${files.length} files, ${(bytes.reduce((sum, size) => sum + size) / 1e6).toFixed(2)} MB unpacked`);
    assert.ok(bytes.every((size) => size > 0));
  });

  test('it has nothing to be installed with it and runs nothing when it is', () => {
    assert.deepEqual(manifest.dependencies ?? {}, {});
    assert.deepEqual(manifest.optionalDependencies ?? {}, {});
    assert.deepEqual(Object.keys(manifest.scripts ?? {}).filter((name) => /install|prepare/.test(name)), []);
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) {
      const { optional } = manifest.peerDependenciesMeta?.[peer] ?? {};
      assert.equal(optional, true, `${peer} is wanted of shops that do not use it`);
    }
    const neighbours = readdirSync(new URL('../', installed)).filter((name) => !name.startsWith('.'));
    assert.deepEqual(neighbours, ['reshelf']);
  });

  test('bundlers may leave out what is not used', () => {
    assert.equal(manifest.sideEffects, false);
    assert.equal(manifest.type, 'module');
  });

  test('every entry point leads to a file, its types first', () => {
    for (const entry of ENTRIES) assert.ok(entry in manifest.exports, `${entry} is no entry point`);
    for (const [entry, target] of Object.entries(manifest.exports)) {
      for (const file of targetsOf(target)) {
        assert.ok(files.includes(file), `${entry} leads to ${file}, which is not there`);
      }
      for (const conditions of conditionsIn(target)) {
        const names = Object.keys(conditions);
        if (names.includes('types')) assert.equal(names[0], 'types', `${entry}: a compiler takes what it meets first`);
        if (names.includes('default')) assert.equal(names.at(-1), 'default', `${entry}: what follows is never read`);
      }
      const isFile = entry !== '.' && /\.\w+$/.test(entry);
      if (!isFile) assert.ok(conditionsIn(target).some((conditions) => 'types' in conditions), `${entry} has no types`);
    }
  });

  test('every file is there for something, and whatever a file names is there', () => {
    const reached = new Set(entryFiles(manifest));
    for (const file of reached) {
      for (const named of isScript(file) || isDeclaration(file) ? namedBy(file) : []) {
        assert.ok(files.includes(named), `${file} names ${named}, which is not there`);
        reached.add(named);
      }
    }
    assert.deepEqual(files.filter((file) => !reached.has(file) && !OF_ITSELF.test(file)), []);
  });

  test('its scripts import nothing of others but what a shop that uses them has', () => {
    const peers = Object.keys(manifest.peerDependencies ?? {});
    for (const file of files.filter(isScript)) {
      const imports = code(file).matchAll(/(?:\bfrom|\bimport|\brequire\()\s*\(?\s*['"]([^.'"\s][^'"\s]*)['"]/g);
      for (const [, name = ''] of imports) assert.ok(peers.includes(name), `${file} imports ${name}`);
    }
  });

  test('no script makes code of text', () => {
    for (const file of files.filter(isScript)) {
      assert.doesNotMatch(text(file), /\beval\s*\(|\bFunction\s*\(/, file);
    }
  });

  test('its worker is too large for Vite to write it into a script, where no policy would let it run', () => {
    assert.ok(statSync(new URL('wasm/worker.js', installed)).size > 4096);
  });

  test('the script of the common platforms has the hash that is told, and holds those of what it fetches', () => {
    const { version, integrity, tag } = JSON.parse(text('dist/reshelf.auto.json'));
    assert.equal(version, manifest.version);
    assert.equal(integrity, integrityOf('dist/reshelf.auto.js'));
    assert.ok(tag.includes(`reshelf@${version}/dist/reshelf.auto.js`) && tag.includes(integrity), tag);
    for (const file of ['wasm/worker.js', 'wasm/trainer_bg.wasm']) {
      assert.ok(text('dist/reshelf.auto.js').includes(integrityOf(file)), file);
    }
  });

  test('readme and licences are with it', () => {
    for (const name of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE']) assert.ok(files.includes(name), name);
  });

  test('whose code is compiled into its modules is told, with the licences', () => {
    const notices = text('THIRD_PARTY_NOTICES');
    for (const [module, crates] of [['core', ['talc', 'wasm-bindgen']], ['trainer', ['burn-ndarray', 'wasm-bindgen']]]) {
      const [, named = ''] = notices.match(new RegExp(`^Compiled into wasm/${module}_bg\\.wasm: (.*)\\.$`, 'm')) ?? [];
      const names = named.split(', ');
      for (const crate of crates) assert.ok(names.some((name) => name.startsWith(`${crate} `)), `${module}: ${crate}`);
      // Each of them again before the text of its licence.
      const held = new Set(notices.split('\n').map((line) => line.split(': ')[0]));
      for (const name of names.slice(1)) assert.ok(held.has(name), `${name} has no licence`);
    }
    assert.match(notices, /Apache License/);
    assert.match(notices, /Permission is hereby granted, free of charge/);
  });

  test('it says on which Node it runs', () => {
    const ours = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    assert.deepEqual(manifest.engines, ours.engines);
  });
});

/** As browsers check it. @param {string} file */
function integrityOf(file) {
  return `sha384-${createHash('sha384').update(readFileSync(new URL(file, installed))).digest('base64')}`;
}

/** @param {any} target @returns {string[]} */
function targetsOf(target) {
  return typeof target === 'string' ? [target.replace(/^\.\//, '')] : Object.values(target).flatMap(targetsOf);
}

/** @param {any} target @returns {object[]} */
function conditionsIn(target) {
  return typeof target === 'string' ? [] : [target, ...Object.values(target).flatMap(conditionsIn)];
}

/** @param {any} manifest */
function entryFiles({ exports, main, module, browser, unpkg, jsdelivr, types }) {
  const others = [main, module, browser, unpkg, jsdelivr, types].filter((file) => typeof file === 'string');
  return [...targetsOf(exports), ...others.flatMap(targetsOf)];
}

/** A file's text without its comments, which name files that only its authors have. @param {string} file */
function code(file) {
  return text(file).replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The files of the package that a file imports, or names by its own address. @param {string} file */
function namedBy(file) {
  const imports = code(file).matchAll(/(?:\bfrom|\bimport|\brequire\()\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  const addresses = code(file).matchAll(/\bnew URL\(['"]([^'"]+)['"], import\.meta\.url\)/g);
  return [...imports, ...addresses].map(([, name = '']) => new URL(name, `file:///${file}`).pathname.slice(1));
}
