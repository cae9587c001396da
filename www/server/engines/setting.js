import { elasticsearch } from './elasticsearch.js';
import { meilisearch } from './meilisearch.js';
import { opensearch } from './opensearch.js';
import { typesense } from './typesense.js';

/** @type {Record<string, import('./adapter.js').Adapter>} */
const adapters = { elasticsearch, opensearch, meilisearch, typesense };

/**
 * --search, taken apart.
 * @typedef {object} Setting
 * @property {string} engine one of the adapters
 * @property {string} address without a slash at its end
 * @property {string} index
 * @property {string} text as it was given
 */

/**
 * "elasticsearch=http://localhost:9200/products"
 * @param {string} text
 * @returns {Setting}
 * @throws {Error} that says what is allowed
 */
export function parseSetting(text) {
  const [, engine = '', url = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const [, folder = '', index = ''] = /^(.*)\/([\w-]+)\/?$/.exec(parsed?.pathname ?? '') ?? [];
  if (parsed?.username) {
    throw new Error('--search holds a name or a password, which would show in the list of processes; '
      + 'put it into the environment instead, as --help says');
  }
  if (!Object.hasOwn(adapters, engine) || !parsed || !/^https?:$/.test(parsed.protocol) || !index) {
    throw new Error(`--search is "${text}"; it must be ENGINE=URL/INDEX, where ENGINE is one of `
      + `${Object.keys(adapters).join(', ')}, such as elasticsearch=http://localhost:9200/products`);
  }
  return { engine, address: parsed.origin + folder, index, text };
}

/** @param {Setting} setting */
export const adapterOf = ({ engine }) => /** @type {import('./adapter.js').Adapter} */ (adapters[engine]);
