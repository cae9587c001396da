// Other programs: run to their end, or started for as long as a test needs them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Runs Node to its end; rejects with what it printed where that is a failure.
 *
 * @param {string} folder where it runs
 * @param {...string} args a script's path and its arguments
 * @returns {Promise<string>} what it printed
 */
export async function node(folder, ...args) {
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${printed}`);
  return printed;
}

/**
 * Starts one of Node's programs that serves pages, and waits for the address that it prints.
 *
 * @param {string} folder where it runs
 * @param {...string} args a script's path and its arguments
 * @returns {Promise<{ address: string, printed: () => string, close: () => Promise<void> }>}
 */
export async function nodeServer(folder, ...args) {
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const address = await new Promise((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        printed += text;
        const told = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
        if (told) found(told[0]);
      });
    }
    child.once('close', (code) => failed(new Error(`${args.join(' ')} ended with ${code}:\n${printed}`)));
  });
  return { address, printed: () => printed, close: () => ended(child) };
}

/** @param {import('node:child_process').ChildProcess} child */
export async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill();
  await closed;
}
