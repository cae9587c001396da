// short-names.js FOLDER GLUE FLAG…: renames what a bound module imports and exports to a letter or two each, in the module, in
// its glue and in their types. wasm-bindgen's names, with a hash each, would be a kilobyte of what every page loads.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [folder, glue, ...flags] = process.argv.slice(2);
const module = `${folder}/${glue}_bg.wasm`;

const options = [...flags, '--minify-imports-and-exports-and-modules', module, '--output', module];
/** @type {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} */
const names = JSON.parse(execFileSync('wasm-opt', options, { encoding: 'utf8' }));
const imported = new Map(names.imports.map(([, name, short]) => [name, short]));
const exported = new Map(names.exports);

// The one module that all is imported from: wasm-opt calls it so.
imported.set(`"./${glue}_bg.js"`, 'a');

rename(`${folder}/${glue}.js`, /^( +)(\w+|".*_bg\.js")(?=: (?:function|import0))/gm, imported);
const left = [...imported.keys()].filter((name) => readFileSync(`${folder}/${glue}.js`, 'utf8').includes(name));
if (left.length > 0) throw new Error(`the glue of ${glue} hands over ${left} in a way that is not known here`);
rename(`${folder}/${glue}.js`, /\b(wasm\.)(\w+)/g, exported);
rename(`${folder}/${glue}.d.ts`, /^( +readonly )(\w+)/gm, exported);
rename(`${folder}/${glue}_bg.wasm.d.ts`, /^(export const )(\w+)/gm, exported);

/**
 * @param {string} path
 * @param {RegExp} place What stands before a name, and the name.
 * @param {Map<string, string>} short
 */
function rename(path, place, short) {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(place, (whole, before, name) => (short.has(name) ? before + short.get(name) : whole)));
}
