import { after, before } from 'node:test';

import { serve } from '../../serve.js';
import { openBrowser } from './browser.js';

/** The package and the tests' own pages over HTTP, and a browser, for as long as a file's tests run. */
export class Site {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  server;
  /** @type {import('playwright-core').Browser} */
  browser;

  constructor() {
    before(async () => {
      [this.server, this.browser] = await Promise.all([serve(), openBrowser()]);
    });
    after(async () => {
      await this.browser.close();
      await this.server.close();
    });
  }

  /** A page on which nothing is. */
  get blank() {
    return `${this.server.address}/tests/e2e/pages/empty.html`;
  }
}
