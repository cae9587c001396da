// What the TypeScript compiler says of a page's snippets in TypeScript.

import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { fixtureOf, installed } from './fixtures.js';
import { weave } from './weave.js';

/** @typedef {import('./snippets.js').Page} Page */

const TSC = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));

/** As in a new React project. */
const COMPILER = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'preserve',
  moduleResolution: 'bundler',
  allowJs: true,
  skipLibCheck: true,
  jsx: 'react-jsx',
  types: [],
};

/**
 * Each as `page:line: what`. The snippets in JavaScript around them are there for their names alone.
 *
 * @param {Page[]} pages
 * @param {URL} fixtures
 */
export async function typeErrors(pages, fixtures) {
  const typed = pages.filter(({ snippets }) => snippets.some(isTyped));
  if (typed.length === 0) return [];
  const folder = await installed('docs-types');
  const files = typed.map((_page, index) => `${index}.tsx`);
  for (const [index, page] of typed.entries()) {
    const scripts = page.snippets.filter(({ language }) => language !== 'html');
    await writeFile(new URL(`${index}.tsx`, folder), weave(page, scripts, await fixtureOf(page, fixtures)));
  }
  await writeFile(new URL('tsconfig.json', folder), JSON.stringify({ compilerOptions: COMPILER, files }));
  const { stdout } = spawnSync(process.execPath, [TSC, '--pretty', 'false', '--project', fileURLToPath(folder)], {
    cwd: fileURLToPath(folder),
    encoding: 'utf8',
  });
  await rm(new URL('tsconfig.json', folder));

  return [...stdout.matchAll(/^(\d+)\.tsx\((\d+),\d+\): error TS(\d+): (.*)$/gm)].flatMap(([, index, line, code, what]) => {
    const page = typed[Number(index)];
    const owner = page?.snippets.find((one) => Number(line) > one.line && Number(line) <= one.line + one.lines.length);
    // What cannot be parsed (1000 to 1999) hides whatever else is wrong, whoever wrote it.
    const counts = (owner && isTyped(owner)) || Number(code) < 2000;
    return page && counts ? [`${page.name}:${line}: ${what}`] : [];
  });
}

/** @param {import('./snippets.js').Snippet} snippet */
function isTyped({ language }) {
  return language === 'ts' || language === 'tsx';
}
