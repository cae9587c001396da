import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The invented shop's, counted from simulated shoppers: `make shop-file` makes it anew. */
const OWN = fileURLToPath(new URL('../simulation/vardeholm.shop', import.meta.url));

/**
 * What `reshelf shop` wrote, as the shop serves it.
 * @typedef {object} ShopFile
 * @property {string} name changes with its content, so that browsers may keep it
 * @property {Buffer} body
 * @property {boolean} simulated whether it was counted from simulated shoppers
 */

/**
 * @param {string | undefined} wanted a file, or "none"; undefined takes the invented shop's own where that shop is open
 * @param {boolean} invented whether the invented products are sold
 * @returns {Promise<ShopFile | null>}
 */
export async function openShopFile(wanted, invented) {
  const path = wanted ?? (invented ? OWN : 'none');
  if (path === 'none') return null;
  const body = await readFile(path).catch((error) => {
    throw new Error(`--shop-file ${path} cannot be read (${error.code}); give a file that reshelf shop wrote, or none`);
  });
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: `${basename(path).replace(/\.\w*$/, '').replace(/[^\w-]/g, '')}.${hash}.shop`, body, simulated: wanted === undefined };
}

/** The page that names it, or says nothing of one. @param {string} html @param {ShopFile | null} file */
export function withShopFile(html, file) {
  if (!file) return html;
  return html.replace('</head>', `  <meta name="shop-file" content="/reshelf/${file.name}"${file.simulated ? ' data-simulated' : ''}>\n</head>`);
}
