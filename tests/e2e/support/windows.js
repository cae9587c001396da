// Windows of one browser, whichever it is; each is seen, and each has a page of the tests' own.

import { goTo, startBrowser } from '../../support/webdriver.js';

const PATIENCE_MS = 60_000;

/**
 * @param {import('../../support/webdriver.js').Name} name
 * @param {import('../../support/webdriver.js').Options} [options]
 */
export async function startWindows(name, options) {
  const { driver, quit, kill } = await startBrowser(name, options);
  await driver.manage().setTimeouts({ script: PATIENCE_MS });
  /** @type {string[]} with nothing in them */
  const free = [await driver.getWindowHandle()];
  /** @type {string[]} */
  const taken = [];

  /** @param {string} url */
  async function open(url) {
    const handle = free.pop() ?? (await anotherWindow());
    taken.push(handle);
    const here = () => driver.switchTo().window(handle);

    /** Runs a function in the page; what it resolves with. @type {(work: Function | string, ...args: unknown[]) => Promise<any>} */
    const run = async (work, ...args) => {
      await here();
      return driver.executeScript(work, ...args);
    };
    /** Asks until that is the answer, or for too long; the last answer. @param {Function} question @param {unknown} expected @param {unknown[]} args */
    const becomes = async (question, expected, ...args) => {
      const wanted = JSON.stringify(expected);
      let got;
      for (const late = Date.now() + PATIENCE_MS; Date.now() < late; ) {
        got = await run(question, ...args);
        if (JSON.stringify(got) === wanted) break;
      }
      return got;
    };
    /** To another page, and until its shelf is ready. @param {string} url */
    const go = async (url) => {
      await here();
      await goTo(driver, url);
      await run(async () => window.shelf?.whenReady);
    };
    await go(url);
    return { run, becomes, go };
  }

  async function anotherWindow() {
    await driver.switchTo().newWindow('window');
    return driver.getWindowHandle();
  }

  /** Leaves all pages. */
  async function leave() {
    for (const handle of taken) {
      await driver.switchTo().window(handle);
      await driver.get('about:blank');
    }
    free.push(...taken.splice(0));
  }

  return { open, leave, quit, kill };
}
