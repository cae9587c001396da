// Windows of one browser, whichever it is; each is seen, and each has a page of the tests' own.

import { startBrowser } from '../../support/webdriver.js';

const PATIENCE_MS = 60_000;

/**
 * @param {import('../../support/webdriver.js').Name} name
 * @param {import('../../support/webdriver.js').Options} [options]
 */
export async function startWindows(name, options) {
  const { driver, quit, kill } = await startBrowser(name, options);
  await driver.manage().setTimeouts({ script: PATIENCE_MS });
  let isFirst = true;

  /** Opens another window. @param {string} url */
  async function open(url) {
    if (!isFirst) await driver.switchTo().newWindow('window');
    isFirst = false;
    const handle = await driver.getWindowHandle();
    const here = () => driver.switchTo().window(handle);

    /** Runs a function in the page; what it resolves with. @type {(work: Function | string, ...args: unknown[]) => Promise<any>} */
    const run = async (work, ...args) => {
      await here();
      return driver.executeScript(work, ...args);
    };
    /** Waits until that is so in the page, and says what it is. @param {Function} question @param {unknown} expected @param {unknown[]} args */
    const becomes = async (question, expected, ...args) => {
      const wanted = JSON.stringify(expected);
      let got;
      for (const late = Date.now() + PATIENCE_MS; Date.now() < late; ) {
        got = await run(question, ...args);
        if (JSON.stringify(got) === wanted) break;
      }
      return got;
    };
    /** @param {string} url */
    const go = async (url) => {
      await here();
      await driver.get(url);
      await run(async () => globalThis.shelf?.whenReady);
    };
    const close = async () => {
      await here();
      await driver.close();
    };
    await go(url);
    return { run, becomes, go, close };
  }

  return { open, quit, kill };
}
