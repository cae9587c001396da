// Node, as a shop's server renders and a shop's tests run: ES modules and CommonJS. It learns in a thread.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { keepsItsPromises } from './support/promises.js';
import { node } from './support/run.js';
import { appFolder, installed } from './support/work.js';

/** Newer versions of Node can require ES modules; not every shop has one of these. */
const commonJs = ['--no-experimental-require-module'];

/** What it prints last. @param {...string} args */
async function run(...args) {
  const printed = await node(appFolder('node'), ...args);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

describe('Node', () => {
  keepsItsPromises('ES modules', () => run('main.js'));
  keepsItsPromises('ES modules, with the trainer', () => run('learning.js'));
  keepsItsPromises('ES modules, in development', () => run('--conditions=development', 'main.js'));
  keepsItsPromises('CommonJS', () => run(...commonJs, 'main.cjs'));

  test('it learns by itself, and lets the process end then', async () => {
    assert.match((await run('by-itself.js')).status, /^(adopted|dropped)$/);
  });

  test('every entry point can be imported where there is no page, and required with the same names', async () => {
    const { exports } = JSON.parse(readFileSync(new URL('package.json', installed), 'utf8'));
    const entries = Object.keys(exports).filter((entry) => entry === '.' || !/\.\w+$/.test(entry));
    const names = entries.map((entry) => entry.replace('.', 'reshelf'));
    const imported = await run('entries.js', ...names);
    for (const [k, names] of imported.entries()) assert.ok(names.length > 0, `${entries[k]} exports nothing`);
    assert.deepEqual(await run(...commonJs, 'entries.cjs', ...names), imported);
  });
});
