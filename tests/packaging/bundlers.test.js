// The bundlers, each without a setting that reshelf would have asked for; what they make runs in Chromium.

import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { openBrowser } from './support/browsers.js';
import * as policies from './support/policies.js';
import { keepsItsPromises } from './support/promises.js';
import { node, nodeServer } from './support/run.js';
import { serve } from './support/serve.js';
import { appFolder, copyOf, tool } from './support/work.js';

const vite = tool('vite/bin/vite.js');
const webpack = tool('webpack-cli/bin/cli.js');
const rollup = tool('rollup/dist/bin/rollup');
const esbuild = tool('esbuild/bin/esbuild');

/** Vite's and Rollup's sign, or the word; that a file is large is webpack's opinion of any trainer, and Rspack's. */
const WARNING = /\(!\)|\bwarning\b(?! in (⚠ )?(\d+ ms|asset size limit|(webpack|rspack) performance))/i;

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

/**
 * @param {string} app
 * @param {string} tools
 */
async function visitDev(app, tools) {
  const server = await nodeServer(appFolder(app), tools, '--host', '127.0.0.1', '--port', '0');
  try {
    return await browser.visit(server.address);
  } finally {
    await server.close();
  }
}

for (const [consumer, app] of /** @type {const} */ ([['Vite', 'vite'], ['Vite, in a Web Worker', 'vite-worker']])) {
  describe(consumer, () => {
    keepsItsPromises('dev', () => visitDev(app, vite));

    keepsItsPromises('build', async () => {
      await build(app, vite, 'build');
      return visit(`${app}/dist`);
    });
  });
}

// Up to 7 its development server moves the package's scripts, but not the files beside them.
for (const version of ['5', '6', '7']) {
  const tools = tool(`vite${version}/bin/vite.js`);
  describe(`Vite ${version}`, () => {
    keepsItsPromises('dev', () => visitDev(copyOf('vite', `vite${version}`), tools));

    if (version === '5') {
      keepsItsPromises('dev, in a Web Worker', () => visitDev(copyOf('vite-worker', 'vite5-worker'), tools));
      keepsItsPromises('build', async () => {
        const app = copyOf('vite', 'vite5-build');
        await build(app, tools, 'build');
        return visit(`${app}/dist`);
      });
    }
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

for (const [consumer, bundler] of [['webpack 5.61', 'webpack-5.61'], ['Rspack', '@rspack/core']]) {
  describe(String(consumer), () => {
    keepsItsPromises('development', async () => {
      const app = copyOf('webpack', String(bundler).replace(/\W/g, ''));
      await build(app, '../bundle.js', String(bundler), 'development');
      return visit(app);
    });
  });
}

describe('Parcel', () => {
  keepsItsPromises('build', async () => {
    const app = copyOf('vite', 'parcel');
    await build(app, tool('parcel/lib/bin.js'), 'build', 'index.html', '--no-cache', '--dist-dir', 'dist');
    return visit(`${app}/dist`);
  });
});

// The next two take no file along that a script names by its address, so the trainer has to come as a module, and what reads
// shop files too.
const withoutModules = { cannotLearn: /reshelf\/trainer/, cannotReadShopFile: /reshelf\/crowd/ };

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
    withoutModules,
  );
});

describe('Rollup 2', () => {
  keepsItsPromises('one module, with the trainer', async () => {
    const app = copyOf('rollup', 'rollup2');
    const bundle = ['--plugin', 'node-resolve', '--format', 'es', '--inlineDynamicImports', '--file', 'dist/learning.js'];
    await build(app, tool('rollup2/dist/bin/rollup'), 'learning.js', ...bundle);
    return visit(app, 'chunks.html');
  });
});

describe('esbuild 0.17', () => {
  keepsItsPromises('one file, with the trainer', async () => {
    const app = copyOf('esbuild', 'esbuild17');
    await build(app, tool('esbuild-0.17/bin/esbuild'), '--bundle', 'learning.js', '--outfile=dist/learning.js');
    return visit(app, 'learning.html');
  });
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
    withoutModules,
  );
});
