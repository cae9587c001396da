// The bundlers, each without a setting that reshelf would have asked for; what they make runs in Chromium.

import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { openBrowser } from './support/browsers.js';
import * as policies from './support/policies.js';
import { keepsItsPromises } from './support/promises.js';
import { node, nodeServer } from './support/run.js';
import { serve } from './support/serve.js';
import { appFolder, tool } from './support/work.js';

const vite = tool('vite/bin/vite.js');
const webpack = tool('webpack-cli/bin/cli.js');
const rollup = tool('rollup/dist/bin/rollup');
const esbuild = tool('esbuild/bin/esbuild');

/** Vite's and Rollup's sign, or the word; that a file is large is webpack's opinion of any trainer. */
const WARNING = /\(!\)|\bwarning\b(?! in (asset size limit|webpack performance))/i;

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
before(async () => {
  browser = await openBrowser('chromium');
});
after(() => browser?.close());

/** @param {string} app @param {...string} command */
async function build(app, ...command) {
  const printed = await node(appFolder(app), ...command);
  assert.doesNotMatch(printed, WARNING);
}

/**
 * @param {string} folder
 * @param {string} [page]
 * @param {string} [policy]
 */
async function visit(folder, page = '', policy) {
  const server = await serve(appFolder(folder), policies.headersOf(policy));
  try {
    return await browser.visit(`${server.address}/${page}`);
  } finally {
    await server.close();
  }
}

for (const [consumer, app] of /** @type {const} */ ([['Vite', 'vite'], ['Vite, in a Web Worker', 'vite-worker']])) {
  describe(consumer, () => {
    keepsItsPromises('dev', async () => {
      const server = await nodeServer(appFolder(app), vite, '--host', '127.0.0.1', '--port', '0');
      try {
        return await browser.visit(server.address);
      } finally {
        await server.close();
      }
    });

    keepsItsPromises('build', async () => {
      await build(app, vite, 'build');
      return visit(`${app}/dist`);
    });
  });
}

describe('Vite, under a strict policy', () => {
  keepsItsPromises('build', async () => {
    await build('vite', vite, 'build');
    return visit('vite/dist', '', policies.STRICT);
  });
});

describe('Vite, slim', () => {
  before(() => build('vite-slim', vite, 'build'));
  keepsItsPromises('its core by address', () => visit('vite-slim/dist', 'address.html'));
  keepsItsPromises('its core as bytes', () => visit('vite-slim/dist', 'bytes.html'));
});

describe('webpack', () => {
  for (const mode of ['production', 'development']) {
    keepsItsPromises(mode, async () => {
      await build('webpack', webpack, '--mode', mode);
      return visit('webpack');
    });
  }
});

// The next two take no file along that a script names by its address, so the trainer has to come as a module.
const cannotLearn = /reshelf\/trainer/;

describe('Rollup', () => {
  const bundle = (/** @type {string[]} */ ...args) => build('rollup', rollup, '--plugin', 'node-resolve', ...args);

  keepsItsPromises('chunks, with the trainer', async () => {
    await bundle('learning.js', '--format', 'es', '--dir', 'dist');
    return visit('rollup', 'chunks.html');
  });

  keepsItsPromises(
    'one file',
    async () => {
      await bundle('main.js', '--format', 'iife', '--file', 'dist/main.js');
      return visit('rollup', 'one-file.html');
    },
    { cannotLearn },
  );
});

describe('esbuild', () => {
  const bundle = (/** @type {string[]} */ ...args) => build('esbuild', esbuild, '--bundle', ...args);

  keepsItsPromises('chunks, with the trainer', async () => {
    await bundle('learning.js', '--format=esm', '--splitting', '--outdir=dist/chunks');
    return visit('esbuild', 'chunks.html');
  });

  keepsItsPromises('one file, with the trainer', async () => {
    await bundle('learning.js', '--outfile=dist/learning.js');
    return visit('esbuild', 'learning.html');
  });

  keepsItsPromises('one file, with the trainer, under a strict policy', async () => {
    await bundle('learning.js', '--outfile=dist/learning.js');
    return visit('esbuild', 'learning.html', policies.ALLOWING_BLOB_WORKERS);
  });

  keepsItsPromises(
    'one file',
    async () => {
      await bundle('main.js', '--outfile=dist/main.js');
      return visit('esbuild', 'one-file.html');
    },
    { cannotLearn },
  );
});
