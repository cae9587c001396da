// The bundlers, each without a setting that reshelf would have asked for; what they make runs in Chromium.

import { after, before, describe } from 'node:test';

import { openBrowser } from './support/browsers.js';
import { keepsItsPromises } from './support/promises.js';
import { node, nodeServer } from './support/run.js';
import { serve } from './support/serve.js';
import { appFolder, tool } from './support/work.js';

const vite = tool('vite/bin/vite.js');
const webpack = tool('webpack-cli/bin/cli.js');
const rollup = tool('rollup/dist/bin/rollup');
const esbuild = tool('esbuild/bin/esbuild');

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
before(async () => {
  browser = await openBrowser('chromium');
});
after(() => browser?.close());

/**
 * @param {string} folder
 * @param {string} page
 */
async function visit(folder, page = '') {
  const server = await serve(folder);
  try {
    return await browser.visit(`${server.address}/${page}`);
  } finally {
    await server.close();
  }
}

for (const [consumer, app] of [['Vite', 'vite'], ['Vite, in a Web Worker', 'vite-worker']]) {
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
      await node(appFolder(app), vite, 'build');
      return visit(appFolder(`${app}/dist`));
    });
  });
}

describe('Vite, slim', () => {
  before(() => node(appFolder('vite-slim'), vite, 'build'));
  keepsItsPromises('its core by address', () => visit(appFolder('vite-slim/dist'), 'address.html'));
  keepsItsPromises('its core as bytes', () => visit(appFolder('vite-slim/dist'), 'bytes.html'));
});

describe('webpack', () => {
  for (const mode of ['production', 'development']) {
    keepsItsPromises(mode, async () => {
      await node(appFolder('webpack'), webpack, '--mode', mode);
      return visit(appFolder('webpack'));
    });
  }
});

// These two leave files that a module names where they are, so the trainer has to come as a module.
const cannotLearn = /reshelf\/trainer/;

describe('Rollup', () => {
  const build = (/** @type {string[]} */ ...args) =>
    node(appFolder('rollup'), rollup, '--plugin', 'node-resolve', ...args);

  keepsItsPromises('chunks, with the trainer', async () => {
    await build('learning.js', '--format', 'es', '--dir', 'dist');
    return visit(appFolder('rollup'), 'chunks.html');
  });

  keepsItsPromises('one file', async () => {
    await build('main.js', '--format', 'iife', '--file', 'dist/main.js');
    return visit(appFolder('rollup'), 'one-file.html');
  }, { cannotLearn });
});

describe('esbuild', () => {
  const build = (/** @type {string[]} */ ...args) => node(appFolder('esbuild'), esbuild, '--bundle', ...args);

  keepsItsPromises('chunks, with the trainer', async () => {
    await build('learning.js', '--format=esm', '--splitting', '--outdir=dist/chunks');
    return visit(appFolder('esbuild'), 'chunks.html');
  });

  keepsItsPromises('one file, with the trainer', async () => {
    await build('learning.js', '--outfile=dist/learning.js');
    return visit(appFolder('esbuild'), 'learning.html');
  });

  keepsItsPromises('one file', async () => {
    await build('main.js', '--outfile=dist/main.js');
    return visit(appFolder('esbuild'), 'one-file.html');
  }, { cannotLearn });
});
