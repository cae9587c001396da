// Pages without a bundler, from a static server, in three browsers; as they are and under a content security policy.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openBrowser } from './support/browsers.js';
import * as policies from './support/policies.js';
import { keepsItsPromises, keepsTheServersOrder } from './support/promises.js';
import { serve } from './support/serve.js';
import { appFolder } from './support/work.js';

for (const name of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openBrowser>>} */
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    /**
     * @param {string} address
     * @param {string} [policy]
     */
    const page = (address, policy) => async () => {
      const server = await serve(appFolder(''), policies.headersOf(policy));
      try {
        return await browser.visit(`${server.address}/${address}`);
      } finally {
        await server.close();
      }
    };

    keepsItsPromises('modules', page('plain/'));
    keepsItsPromises('a classic script', page('classic/'));
    keepsItsPromises('a Web Worker', page('web-worker/'));

    keepsItsPromises('a WebView', page('webview/'));
    keepsItsPromises('a WebView without SIMD', page('webview/#scalar'));
    keepsTheServersOrder('a WebView without WebAssembly', page('webview/#no-webassembly'));

    for (const core of ['address', 'bytes', 'response', 'module']) {
      keepsItsPromises(`slim, its core as ${core}`, page(`plain-slim/#${core}`));
    }
    keepsTheServersOrder('slim, without a core', page('plain-slim/#none'));

    for (const app of ['plain', 'classic']) {
      keepsItsPromises(`${app}, Trusted Types required`, page(`${app}/`, policies.STRICT));
      keepsItsPromises(`${app}, no Trusted Types but reshelf's allowed`, page(`${app}/`, policies.NAMING_RESHELF));
      keepsItsPromises(`${app}, no Trusted Types allowed`, page(`${app}/`, policies.REFUSING_TRUSTED_TYPES), {
        cannotLearn: /worker|polic/i,
      });
      keepsTheServersOrder(`${app}, WebAssembly refused`, page(`${app}/`, policies.REFUSING_WEBASSEMBLY));
    }

    test('what a policy refuses would have been noticed', async () => {
      const { noticed } = await page('plain/', policies.REFUSING_TRUSTED_TYPES)();
      assert.ok(noticed.some(({ kind }) => kind === 'violation'), JSON.stringify(noticed));
    });
  });
}
