// notices.js: writes pkg/THIRD_PARTY_NOTICES: whose code is compiled into the modules, and under which licences. Fails where
// the text of a licence is not known or not there. Which licences we agree to stands in deny.toml.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How the text of each licence is known. The first of them that a crate offers is taken. */
const TEXTS = {
  MIT: /Permission is hereby granted, free of charge/,
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  'Unicode-3.0': /UNICODE LICENSE V3/,
  'MPL-2.0': /Mozilla Public License Version 2\.0/,
  Zlib: /This software is provided ['"‘]as-is['"’]/i,
};

const TARGET = ['--target', 'wasm32-unknown-unknown'];
const MODULES = { core: 'browser', trainer: 'worker' };

const cargo = (...args) => execFileSync('cargo', [...args, '--locked'], { encoding: 'utf8', maxBuffer: 2 ** 28 });

/** Names and versions of what is compiled into a module, build scripts and macros left out. */
function compiledInto(features) {
  const edges = ['--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'];
  const lines = cargo('tree', '--package', 'reshelf', '--no-default-features', '--features', features, ...TARGET, ...edges);
  const named = lines.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ').replace(' v', ' '));
  return [...new Set(named)].filter((name) => name && !name.startsWith('reshelf ')).sort();
}

function packages() {
  const text = cargo('metadata', '--format-version', '1', '--features', MODULES.trainer, '--filter-platform', TARGET[1]);
  return new Map(JSON.parse(text).packages.map((found) => [`${found.name} ${found.version}`, found]));
}

/** The sets of licences that satisfy an expression, such as `(MIT OR Apache-2.0) AND Unicode-3.0`. */
function alternatives(expression) {
  const words = expression.replaceAll('/', ' OR ').replaceAll(/[()]/g, ' $& ').trim().split(/\s+/);
  const either = () => {
    const sets = both();
    while (words[0] === 'OR' && words.shift()) sets.push(...both());
    return sets;
  };
  const both = () => {
    let sets = one();
    while (words[0] === 'AND' && words.shift()) {
      const others = one();
      sets = sets.flatMap((set) => others.map((other) => [...set, ...other]));
    }
    return sets;
  };
  const one = () => {
    const word = words.shift();
    if (word !== '(') return [[word]];
    const sets = either();
    words.shift();
    return sets;
  };
  return either();
}

/** The texts under which a crate is taken. */
function textsOf({ name, version, license, manifest_path: manifest }) {
  const folder = dirname(manifest);
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const files = names.map((file) => ({ file, text: tidy(readFileSync(join(folder, file), 'utf8')) }));
  // Apache's has no line of its own for each project, and many crates do without the file.
  const text = (id) => (id === 'Apache-2.0' ? apache : files.find(({ text }) => TEXTS[id].test(text))?.text);
  const rank = (set) => Math.max(...set.map((id) => Object.keys(TEXTS).indexOf(id)));
  const known = alternatives(license ?? 'none').filter((set) => set.every((id) => id in TEXTS));
  if (!known.length) throw new Error(`${name} ${version} is under ${license}, which scripts/notices.js does not know`);
  const complete = known.sort((one, other) => rank(one) - rank(other)).find((set) => set.every(text));
  if (!complete) throw new Error(`${name} ${version} is under ${license}, but its text is not with it`);
  const besides = files.filter(({ file }) => /notice|third-party/i.test(file));
  return [...complete.map(text), ...besides.map(({ text }) => text)];
}

const tidy = (text) => text.replaceAll(/[ \t\r]+$/gm, '').trim();
const apache = tidy(readFileSync('LICENSE-APACHE', 'utf8'));

/** @type {[module: string, names: string[]][]} */
const modules = Object.entries(MODULES).map(([module, features]) => [module, compiledInto(features)]);
const all = packages();
/** Who is meant by each text. @type {Map<string, string[]>} */
const holders = new Map();
const add = (text, holder) => holders.set(text, [...(holders.get(text) ?? []), holder]);

add(apache, 'the Rust standard library, of the Rust project: https://github.com/rust-lang/rust');
add(tidy(readFileSync('node_modules/esbuild/LICENSE.md', 'utf8')), 'esbuild, whose helpers are in dist: https://github.com/evanw/esbuild');
for (const name of new Set(modules.flatMap(([, names]) => names))) {
  const found = all.get(name);
  const own = found.repository ?? found.homepage;
  for (const text of textsOf(found)) add(text, own ? `${name}: ${own}` : name);
}

const rule = '-'.repeat(80);
const parts = [
  'What reshelf ships is made of its own source and of what others wrote, named here with their licences.',
  ...modules.map(([module, names]) => `Compiled into wasm/${module}_bg.wasm: the Rust standard library, ${names.join(', ')}.`),
  ...[...holders].map(([text, names]) => `${rule}\n${names.sort().join('\n')}\n\n${text}`),
];
writeFileSync('pkg/THIRD_PARTY_NOTICES', `${parts.join('\n\n')}\n`);
