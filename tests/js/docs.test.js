// The snippets of README.md and docs/: how they are marked, and the types of those in TypeScript. tests/e2e/docs.test.js
// runs them, in Chromium.
//
// A block in js, jsx, ts, tsx or html runs, and so that it can:
//
// - The blocks of a page are one module, in their order. Each sees the names of those before it and may declare them anew;
//   it imports what it likes, from `reshelf…` as a shop would.
// - Its html blocks are one document, in which the module runs. `html alone` is a document of its own. The package's files
//   lie under /reshelf/, by their own names (`/reshelf/hold.js`) and by those of its exports (`/reshelf/core.wasm`).
// - `js node` (jsx, ts and tsx too) runs in Node instead; these blocks are a module of their own.
// - `js no-run: reason` does not run. Of a page's blocks at least one must.
// - sh, json, text, http, nginx, css, diff, xml and blocks without a language are only shown; any other is refused.
//
// What a page takes for granted is its fixture, for docs/react.md `tests/e2e/docs/fixtures/react.js`, a module that is
// imported first. What it exports the blocks see by name, such as `results`; what they expect on `window` or in the document
// it puts there. If it exports `check`, that is called at the end with an object of all names that the blocks declared, to
// say with `console.assert` what must be true of them, or to render a component. For Node's blocks it is `react.node.js`.
// Whatever a page asks of any other address must be answered by `react.server.js`, which exports `answer({ url, method,
// body })`: what it returns (`{ status, contentType, body }`) is the response.
//
// A page fails when a block throws, rejects, does not end within 20 seconds, asks what nobody answers, or makes anything
// appear on the console as a warning or an error.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { pagesIn, readPage } from './support/snippets.js';
import { typeErrors } from './support/typed.js';
import { weave } from './support/weave.js';

const ROOT = new URL('../../', import.meta.url);
const FIXTURES = new URL('tests/e2e/docs/fixtures/', ROOT);
const SAMPLES = new URL('data/docs/', import.meta.url);

const read = async (/** @type {string} */ name, folder = SAMPLES) => readPage(name, await readFile(new URL(name, folder), 'utf8'));

const pages = await Promise.all((await pagesIn(ROOT)).map((name) => read(name, ROOT)));

test('the pages mark their blocks as they should', () => {
  assert.ok(pages.length > 0);
  assert.deepEqual(pages.flatMap(({ problems }) => problems), []);
});

test('the blocks in TypeScript are of the right types', async () => {
  assert.deepEqual(await typeErrors(pages, FIXTURES), []);
});

test('what is marked wrongly is found, and so is a page that runs nothing', async () => {
  assert.deepEqual((await read('good.md')).problems, []);
  assert.deepEqual((await read('marks.md')).problems, [
    'marks.md:3: no rule says what to do with javascript; js, jsx, ts, tsx, html run',
    'marks.md:7: say why it is not to run: no-run: reason',
    'marks.md:10: nothing is known of the mark sometimes',
    'marks.md:16: the block does not end',
  ]);
  assert.deepEqual((await read('idle.md')).problems, ['idle.md: none of its blocks runs']);
});

test('the wrong type is found on its line', async () => {
  assert.deepEqual(await typeErrors([await read('good.md'), await read('broken.md')], SAMPLES), [
    "broken.md:12: Type 'string' is not assignable to type 'number'.",
  ]);
});

test('each line keeps its place, and each import becomes the names that it brings', () => {
  const page = readPage('a.md', [
    '# Page', '', '```ts', "import one, { two as three, type Four } from 'x';", "import * as all from 'y'; import './z.css';",
    'import {', '  five,', "} from 'x';", 'export const { six: seven = 1, ...rest } = five, eight = 2;', '```',
  ].join('\n'));
  const lines = weave(page, page.snippets).split('\n');
  assert.match(lines[0] ?? '', /import \* as \$x from 'x'; import type \{ Four \} from 'x'; import \* as \$y from 'y';/);
  assert.equal(lines[3], 'const { two: three, default: one } = $x;');
  assert.match(lines[4] ?? '', /^const all = \$y;/);
  assert.equal(lines[5], 'const { five } = $x;');
  assert.equal(lines[8], 'const { six: seven = 1, ...rest } = five, eight = 2;');
  assert.match(lines[9] ?? '', /seven, rest/);
});
