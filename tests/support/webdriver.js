// Chromium, Firefox and WebKit, each through the WebDriver that comes with it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, Capabilities } from 'selenium-webdriver';

import { ended } from '../packaging/support/run.js';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Name */

/** On two idle cores a start takes up to 3 s. */
const START_MS = 20_000;
const QUIT_MS = 10_000;

const switches = JSON.parse(readFileSync(new URL('../browser/webdriver.json', import.meta.url), 'utf8'));

/**
 * @typedef {object} Browser
 * @property {string} command its driver
 * @property {Record<string, any>} capabilities
 * @property {(capabilities: Record<string, any>, folder: string) => void} [keepIn]
 * @property {boolean} [needsScreen]
 * @property {Record<string, string>} [env]
 *
 * @typedef {object} Options
 * @property {string} [profile] a folder that outlives the browser
 */

/** @type {Record<Name, Browser>} */
const BROWSERS = {
  chromium: {
    command: 'chromedriver',
    capabilities: {
      browserName: 'chrome',
      'goog:chromeOptions': { ...switches['goog:chromeOptions'], binary: process.env.CHROMIUM },
      'goog:loggingPrefs': { browser: 'WARNING' },
    },
    keepIn: (capabilities, folder) => capabilities['goog:chromeOptions'].args.push(`--user-data-dir=${folder}`),
  },
  firefox: {
    command: 'geckodriver',
    capabilities: { browserName: 'firefox', 'moz:firefoxOptions': switches['moz:firefoxOptions'] },
    keepIn: (capabilities, folder) => capabilities['moz:firefoxOptions'].args.push('-profile', folder),
  },
  webkit: {
    command: 'WebKitWebDriver',
    capabilities: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args: ['--automation'] } },
    // MiniBrowser has no headless mode.
    needsScreen: true,
    // Its sandbox refuses to run as root, and its compositor wants a graphics card.
    env: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  },
};

/**
 * Starts a browser; rejects, with what to run, where the browser or its driver is missing or does not start in time.
 *
 * @param {Name} name
 * @param {Options} [options]
 * @returns {Promise<{ driver: import('selenium-webdriver').WebDriver, quit: () => Promise<void>, kill: () => Promise<void> }>}
 *   kill ends Chromium or Firefox in the middle of whatever it does
 */
export async function startBrowser(name, options = {}) {
  /** @type {Program[]} */
  const programs = [];
  const stop = async () => {
    for (const { child } of programs.toReversed()) await ended(child);
  };
  try {
    const driver = await inTime(START_MS, open(name, programs, options));
    const told = await driver.getCapabilities();
    const quit = () => inTime(QUIT_MS, driver.quit()).finally(stop);
    const kill = () => {
      process.kill(told.get('goog:processID') ?? told.get('moz:processID'), 'SIGKILL');
      return stop();
    };
    return { driver, quit, kill };
  } catch (error) {
    await stop();
    const why = error instanceof Error ? error.message : error;
    const cure = 'make test installs what it needs, as scripts/setup browsers tools does';
    throw new Error(`${name} does not start (${why}): ${cure}`);
  }
}

/**
 * To a page, and until it is the one that is shown: Firefox's driver may say that it has come to a page of another origin while
 * the one before still answers.
 *
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {string} address
 */
export async function goTo(driver, address) {
  const { href } = new URL(address);
  await driver.get(href);
  await driver.wait(() => driver.executeScript('return location.href === arguments[0]', href), START_MS, `not at ${href}`);
}

/**
 * @param {Name} name
 * @param {Program[]} programs takes in what is started on the way
 * @param {Options} options
 */
async function open(name, programs, { profile }) {
  const { command, keepIn, needsScreen, env } = BROWSERS[name];
  const capabilities = structuredClone(BROWSERS[name].capabilities);
  if (profile) keepIn?.(capabilities, profile);
  /** @type {typeof start} */
  const starts = (...program) => {
    const started = start(...program);
    programs.push(started);
    return started;
  };

  const screen = needsScreen && { DISPLAY: await displayOf(starts('Xvfb', XVFB_SWITCHES)) };
  const port = await freePort();
  const { gone } = starts(command, [`--port=${port}`], { ...env, ...screen });
  const server = `http://127.0.0.1:${port}`;
  await Promise.race([gone, answers(`${server}/status`)]);
  const builder = new Builder().usingServer(server).withCapabilities(new Capabilities(capabilities));
  return Promise.race([gone, builder.build()]);
}

/**
 * @typedef {{ child: import('node:child_process').ChildProcess, gone: Promise<never> }} Program
 *   gone rejects once it has ended
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Program}
 */
function start(command, args, env) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${command} ended with ${code ?? signal}`);
  });
  gone.catch(() => {});
  return { child, gone };
}

const XVFB_SWITCHES = ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1200x900x24'];

/**
 * The display that an Xvfb opened, which it writes to the pipe named in its switches.
 *
 * @param {Program} xvfb
 */
async function displayOf({ child, gone }) {
  const told = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  const [number] = await Promise.race([gone, once(told, 'data')]);
  return `:${String(number).trim()}`;
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
    await pause(50);
  }
  throw new Error(`${address} does not answer`);
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function inTime(milliseconds, promise) {
  const over = new AbortController();
  const late = pause(milliseconds, undefined, over).then(() => {
    throw new Error(`nothing after ${milliseconds / 1000} s`);
  });
  late.catch(() => {});
  return Promise.race([promise, late]).finally(() => over.abort());
}
