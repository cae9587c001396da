// Pages without a bundler, from a static server, in three browsers; as they are and under a content security policy.

import { after, before, describe } from 'node:test';

import { openBrowser } from './support/browsers.js';
import { keepsItsPromises, keepsTheServersOrder } from './support/promises.js';
import { serve } from './support/serve.js';
import { appFolder } from './support/work.js';

const strict = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
const POLICIES = {
  strict,
  naming: `${strict}; trusted-types reshelf`,
  refusingTrustedTypes: `${strict}; trusted-types 'none'`,
  refusingWebAssembly: "default-src 'self'; script-src 'self'",
};

for (const name of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openBrowser>>} */
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    /**
     * @param {string} app
     * @param {string} [policy]
     */
    const page = (app, policy) => async () => {
      const server = await serve(appFolder(''), policy ? { 'content-security-policy': policy } : {});
      try {
        return await browser.visit(`${server.address}/${app}/`);
      } finally {
        await server.close();
      }
    };

    keepsItsPromises('modules', page('plain'));
    keepsItsPromises('a classic script', page('classic'));
    keepsItsPromises('a Web Worker', page('web-worker'));
    keepsItsPromises('slim', page('plain-slim'));

    for (const app of ['plain', 'classic']) {
      keepsItsPromises(`${app}, Trusted Types required`, page(app, POLICIES.strict));
      keepsItsPromises(`${app}, only reshelf's Trusted Types allowed`, page(app, POLICIES.naming));
      keepsItsPromises(`${app}, no Trusted Types allowed`, page(app, POLICIES.refusingTrustedTypes), { cannotLearn: /worker|polic/i });
      keepsTheServersOrder(`${app}, WebAssembly refused`, page(app, POLICIES.refusingWebAssembly));
    }
  });
}
