// A browser that visits pages which write what their visit came to into an <output>.

import { goTo, startBrowser } from '../../support/webdriver.js';

/** @param {import('../../support/webdriver.js').Name} name */
export async function openBrowser(name) {
  const { driver, quit } = await startBrowser(name);
  return {
    /** @param {string} address */
    visit: async (address) => {
      await goTo(driver, address);
      return resultIn(driver);
    },
    /** @param {string} script */
    evaluate: (script) => driver.executeScript(script),
    /** What Chromium's console holds since it was last asked: warnings, errors, files that are not there. */
    complaints: async () => {
      const entries = await driver.manage().logs().get('browser');
      return entries.map(({ message }) => message).filter((message) => !message.includes('/favicon.ico'));
    },
    close: quit,
  };
}

/**
 * What the page's visit came to, which it writes when it is there.
 *
 * @param {import('selenium-webdriver').WebDriver} driver
 */
async function resultIn(driver) {
  const written = () => driver.executeScript('return document.querySelector("output")?.textContent');
  const text = await driver.wait(written, 20_000).catch(async () => {
    const noticed = await driver.executeScript('return JSON.stringify(globalThis.noticed)');
    throw new Error(`the page shows no result: ${noticed}`);
  });
  const result = JSON.parse(text);
  if (result.failed) throw new Error(`the page failed: ${result.failed}`);
  return result;
}
