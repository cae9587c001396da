// Chromium, Firefox and WebKit, each through the WebDriver that comes with it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';

import { ended } from './run.js';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Name */

const switches = JSON.parse(readFileSync(new URL('../../browser/webdriver.json', import.meta.url), 'utf8'));

const BROWSERS = {
  chromium: {
    driver: 'chromedriver',
    capabilities: () => ({
      browserName: 'chrome',
      'goog:chromeOptions': { ...switches['goog:chromeOptions'], binary: process.env.CHROMIUM },
      'goog:loggingPrefs': { browser: 'WARNING' },
    }),
  },
  firefox: {
    driver: 'geckodriver',
    capabilities: () => ({ browserName: 'firefox', 'moz:firefoxOptions': switches['moz:firefoxOptions'] }),
  },
  webkit: {
    driver: 'WebKitWebDriver',
    capabilities: () => ({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args: ['--automation'] } }),
  },
};

/** @param {Name} name */
export async function openBrowser(name) {
  const { driver, capabilities } = BROWSERS[name];
  const screen = name === 'webkit' ? await openScreen() : undefined;
  const port = await freePort();
  const driving = start(driver, [`--port=${port}`], screen?.display);
  const server = `http://127.0.0.1:${port}`;
  await answers(`${server}/status`);
  const browser = await new Builder().usingServer(server).withCapabilities(new Capabilities(capabilities())).build();
  return {
    /** @param {string} address */
    visit: async (address) => {
      await browser.get(address);
      return resultIn(browser);
    },
    /** @param {string} script */
    evaluate: (script) => browser.executeScript(script),
    /** What Chromium's console holds since it was last asked: warnings, errors, files that are not there. */
    complaints: async () => {
      const entries = await browser.manage().logs().get('browser');
      return entries.map(({ message }) => message).filter((message) => !message.includes('/favicon.ico'));
    },
    close: async () => {
      await browser.quit();
      await ended(driving);
      await screen?.close();
    },
  };
}

/**
 * What the page's visit came to, which it writes when it is there.
 *
 * @param {import('selenium-webdriver').WebDriver} browser
 */
async function resultIn(browser) {
  const written = () => browser.executeScript('return document.querySelector("output")?.textContent');
  const text = await browser.wait(written, 20_000).catch(async () => {
    const noticed = await browser.executeScript('return JSON.stringify(globalThis.noticed)');
    throw new Error(`the page shows no result: ${noticed}`);
  });
  const result = JSON.parse(text);
  if (result.failed) throw new Error(`the page failed: ${result.failed}`);
  return result;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [display]
 */
function start(command, args, display) {
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...(display && { DISPLAY: display }),
      // WebKit's sandbox refuses to run as root, and its compositor wants a graphics card.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  process.once('exit', () => child.kill());
  child.once('error', (error) => {
    throw new Error(`${command} does not start (${error.message}): scripts/setup browsers tools installs it`);
  });
  return child;
}

/** WebKit's MiniBrowser has no headless mode. */
async function openScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1200x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const [number] = await once(told, 'data');
  return { display: `:${String(number).trim()}`, close: () => ended(server) };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} address */
async function answers(address) {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await new Promise((soon) => setTimeout(soon, 50));
  }
  throw new Error(`${address} does not answer`);
}
