import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../www/server/main.js', import.meta.url));

/**
 * Starts the storefront as its user does, on any free port.
 * @param {...string} more further arguments of the command
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startShop(...more) {
  const server = spawn(process.execPath, [main, '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (text) => {
      printed += text;
      // The line may name an engine before.
      const address = /http:\/\/localhost:\d+\//.exec(printed);
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) => reject(new Error(`the shop's server ended with ${code} and printed: ${printed}`)));
  });
  return { url, stop: () => server.kill() };
}
