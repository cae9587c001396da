import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';

const switches = JSON.parse(readFileSync(new URL('../../browser/webdriver.json', import.meta.url), 'utf8'));

/** Firefox, driven by geckodriver. */
export async function openFirefox() {
  const port = await freePort();
  const driver = spawn('geckodriver', [`--port=${port}`], { stdio: 'ignore' });
  const missing = once(driver, 'error').then(([error]) => {
    throw new Error(`geckodriver does not start (${error.message}): scripts/setup browsers tools installs it`);
  });
  process.once('exit', () => driver.kill());
  const server = `http://127.0.0.1:${port}`;
  await Promise.race([answers(`${server}/status`), missing]);
  const capabilities = new Capabilities({ browserName: 'firefox', 'moz:firefoxOptions': switches['moz:firefoxOptions'] });
  const browser = await new Builder().usingServer(server).withCapabilities(capabilities).build();
  return {
    browser,
    close: async () => {
      await browser.quit();
      const ended = once(driver, 'exit');
      driver.kill();
      await ended;
    },
  };
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
