// The real engines, on this machine alone, each in a folder of its own that goes with it.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where scripts/setup-engines puts them. */
export const FOLDER = process.env.ENGINES ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'reshelf/engines');

const START_MS = 30_000;

/**
 * A running engine.
 * @typedef {object} Server
 * @property {string} name as --search writes it
 * @property {string} version
 * @property {string} url
 * @property {string} key empty where it knows none
 * @property {() => void} freeze it is there and answers nothing
 * @property {() => void} thaw
 * @property {() => Promise<void>} stop
 */

/** @param {{ ready?: boolean }} [how] whether to wait until it answers @returns {Promise<Server>} */
export async function startTypesense({ ready = true } = {}) {
  const [port, peers] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'reshelf-typesense-'));
  const key = 'key-of-the-tests';
  const child = spawn(binaryOf('typesense-server'), [
    `--data-dir=${folder}`, `--api-key=${key}`, `--api-port=${port}`, `--peering-port=${peers}`,
    // On no other address: it would look for one that others reach.
    '--api-address=127.0.0.1', '--peering-address=127.0.0.1',
  ], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const server = { name: 'typesense', url, key, version: '', ...controls(child, folder) };
  if (!ready) return server;
  const headers = { 'X-TYPESENSE-API-KEY': key };
  const { version } = await answered(async () => {
    const health = await fetch(`${url}/health`);
    return health.ok && (await (await fetch(`${url}/debug`, { headers })).json());
  }, server);
  return { ...server, version };
}

/** @returns {Promise<Server>} */
export async function startOpenSearch() {
  const binary = binaryOf('osmem-server');
  const url = `http://127.0.0.1:${await freePort()}`;
  // Without Japanese, which takes it seconds to load.
  const child = spawn(binary, ['-addr', url.slice('http://'.length), '-no-stdin-watch', '-no-ja'], { stdio: 'ignore' });
  const server = { name: 'opensearch', url, key: '', version: '', ...controls(child) };
  const { version } = await answered(async () => (await fetch(url)).json(), server);
  const own = execFileSync(binary, ['-version'], { encoding: 'utf8' }).trim();
  return { ...server, version: `${version.number}, ${own.startsWith('osmem') ? own : `osmem-server ${own}`}` };
}

/** @param {string} name */
function binaryOf(name) {
  const binary = join(FOLDER, 'bin', name);
  if (!existsSync(binary)) throw new Error(`There is no ${binary}. Install it: scripts/setup-engines, or say where it is: ENGINES=folder`);
  return binary;
}

/** @param {import('node:child_process').ChildProcess} child @param {string} [folder] */
function controls(child, folder) {
  const ended = new Promise((resolve) => child.once('exit', () => resolve(undefined)));
  return {
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @param {Pick<Server, 'name' | 'stop'>} server
 */
async function answered(ask, { name, stop }) {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const answer = await ask().catch(() => null);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`${name} has not answered within ${START_MS / 1000} s`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
