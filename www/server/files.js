import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** Only these are served; anything else in a folder does not exist for the browser. @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.reshelf': 'application/octet-stream',
  '.bin': 'application/octet-stream',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * A file below a folder.
 * @param {string} folder
 * @param {string} path as it stands in the address, already decoded
 * @returns {Promise<import('./answer.js').Content | null>} null where there is none, or none to serve
 */
export async function readBelow(folder, path) {
  const root = resolve(folder);
  const file = resolve(root, `.${sep}${path}`);
  const type = types[extname(file)];
  const inside = file.startsWith(root + sep) && !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
  if (!type || !inside) return null;
  try {
    return { body: await readFile(file), type };
  } catch {
    return null;
  }
}
