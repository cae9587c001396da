import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readLine } from './line.js';
import { kindSlug, tidyShelves } from './shelves.js';

/** @typedef {import('./line.js').Line} Line */

const BAD_SHARE_MAX = 0.01;
const BAD_SHOWN = 3;
const SHAPE = 'one product a line with item_id, item_name and price';

export class CatalogueError extends Error {}

/**
 * A catalogue in JSON Lines, plain or gzip, one product a line.
 * @param {string} path
 * @param {(words: string) => void} warn hears of lines that are left out
 * @returns {Promise<import('./catalogue.js').Catalogue>}
 */
export async function fileCatalogue(path, warn) {
  const lines = await readLines(path, warn);
  const { tidied, departments } = tidyShelves(lines.map(({ shelf }) => shelf));
  const products = lines.map(({ product, shelf }) => {
    const place = tidied(shelf);
    return { ...product, item_category: place.department, item_category2: place.kind, kind: kindSlug(place) };
  });
  return { name: basename(path), products, departments, wordsOf: ({ description }) => description };
}

/** @param {string} path @param {(words: string) => void} warn @returns {Promise<Line[]>} */
async function readLines(path, warn) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  /** @type {string[]} */
  const bad = [];
  let number = 0;
  try {
    for await (const text of textLines(path)) {
      number += 1;
      if (text.trim() === '') continue;
      try {
        const line = readLine(text);
        if (lines.has(line.product.item_id)) throw new Error(`item_id ${line.product.item_id} is there already`);
        lines.set(line.product.item_id, line);
      } catch (error) {
        bad.push(`line ${number}: ${/** @type {Error} */ (error).message}`);
      }
    }
  } catch (error) {
    throw explain(/** @type {NodeJS.ErrnoException} */ (error), path);
  }
  if (bad.length > BAD_SHARE_MAX * number) {
    throw new CatalogueError(`${path}: ${reportOf(bad, number)}. `
      + `More than 1 % is an error: is it a catalogue, ${SHAPE}?`);
  }
  if (bad.length > 0) warn(`${path}: ${reportOf(bad, number)}; they are left out`);
  if (lines.size === 0) throw new CatalogueError(`${path} holds no product; it must be JSON Lines, ${SHAPE}`);
  return [...lines.values()];
}

/** @param {string} path */
function textLines(path) {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return createInterface({ input: file, crlfDelay: Infinity });
  const unpacked = createGunzip();
  file.once('error', (error) => unpacked.destroy(error));
  return createInterface({ input: file.pipe(unpacked), crlfDelay: Infinity });
}

/** @param {string[]} bad @param {number} lines */
function reportOf(bad, lines) {
  const shown = bad.slice(0, BAD_SHOWN).join('; ');
  return `${bad.length} of ${lines} lines cannot be read (${shown}${bad.length > BAD_SHOWN ? '; …' : ''})`;
}

/** @param {NodeJS.ErrnoException} error @param {string} path */
function explain(error, path) {
  const file = 'Give --catalogue the path of a file in JSON Lines, plain or gzip';
  if (error.code === 'ENOENT') {
    return new CatalogueError(`There is no file ${path}. ${file}, or leave it out for the invented one.`);
  }
  if (error.code === 'EISDIR') return new CatalogueError(`${path} is a folder. ${file}.`);
  if (error.code === 'EACCES') {
    return new CatalogueError(`${path} may not be read by you. Change its permissions, or name another.`);
  }
  if (error.code?.startsWith('Z_')) {
    return new CatalogueError(`${path} ends in .gz and is not gzip, or is cut off (${error.message}). `
      + 'Pack it again, or rename it if it is plain text.');
  }
  return error;
}
