import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseSetting } from './engines/setting.js';

export const usage = `Usage: node www/server/main.js [--port NUMBER] [--catalogue FILE | --search ENGINE=URL/INDEX]
                               [--shop-file FILE] [--package FOLDER]

  --port NUMBER     where to listen, 0 to 65535; 0 takes any free port (default 8080)
  --catalogue FILE  products to sell, JSON Lines, plain or gzip (default: an invented shop)
  --search ENGINE=URL/INDEX
                    an engine that searches instead of the embedded one: elasticsearch, opensearch, meilisearch or
                    typesense, such as elasticsearch=http://localhost:9200/products; its API key, or user:password,
                    stands in the environment as RESHELF_SEARCH_KEY
  --shop-file FILE  what \`reshelf shop\` counted in this shop, or none (default: the invented shop's own, else none)
  --package FOLDER  the built reshelf package to serve (default: pkg/ of this repository)
  --help            this text`;

export class ArgumentError extends Error {}

/**
 * @typedef {object} Options
 * @property {number} port
 * @property {string | undefined} catalogue
 * @property {import('./engines/setting.js').Setting | undefined} search
 * @property {string | undefined} shopFile
 * @property {string} package
 * @property {boolean} help
 */

/** @param {string[]} words as they stand behind the command @returns {Options} */
export function parseArguments(words) {
  const { port, catalogue, search, 'shop-file': shopFile, package: folder, help } = readWords(words);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new ArgumentError(`--port is "${port}"; it must be a number from 0 to 65535, and 0 takes any free port`);
  }
  if (catalogue && search) {
    throw new ArgumentError('--catalogue fills the embedded engine and --search takes another; '
      + 'give one of them, or load the other: node www/server/load.js --help');
  }
  const setting = search === undefined ? undefined : readSetting(search);
  return { port: Number(port), catalogue, search: setting, shopFile, package: folder, help };
}

/** @param {string} text */
export function readSetting(text) {
  try {
    return parseSetting(text);
  } catch (error) {
    throw new ArgumentError(/** @type {Error} */ (error).message);
  }
}

/** @param {string[]} words */
function readWords(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        port: { type: 'string', default: '8080' },
        catalogue: { type: 'string' },
        search: { type: 'string' },
        'shop-file': { type: 'string' },
        package: { type: 'string', default: fileURLToPath(new URL('../../pkg/', import.meta.url)) },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(`${/** @type {Error} */ (error).message}\n\n${usage}`);
  }
}
