import { EngineError } from './remedies.js';
import { documentOf } from './document.js';
import { loadElasticsearch } from './loading/elasticsearch.js';
import { loadMeilisearch } from './loading/meilisearch.js';
import { loadTypesense } from './loading/typesense.js';

/** @type {Record<string, import('./loading/loader.js').Loader>} */
const loaders = {
  elasticsearch: loadElasticsearch,
  opensearch: loadElasticsearch,
  meilisearch: loadMeilisearch,
  typesense: loadTypesense,
};

const FOLLOW_MS = 200;
const FOLLOW_MAX = 600;

/**
 * Fills an engine with a catalogue: makes the index with the fields that the shop needs, then sends the products.
 * @param {import('./connection.js').Connection} connection
 * @param {import('../catalogues/catalogue.js').Catalogue} catalogue
 */
export async function load(connection, catalogue) {
  const { engine, index } = connection.setting;
  const documents = catalogue.products.map((product) => documentOf(product, catalogue));
  const steps = /** @type {import('./loading/loader.js').Loader} */ (loaders[engine])(documents, index);
  for (const step of steps) await take(connection, step);
}

/** @param {import('./connection.js').Connection} connection @param {import('./loading/loader.js').Step} step */
async function take(connection, { call, tolerates, problem, follow, done }) {
  const first = await connection.tell(call, tolerates);
  if (first === null) return;
  const last = follow && done ? await until(() => connection.tell(follow(first)), done) : first;
  const wrong = problem?.(last);
  if (!wrong) return;
  const { adapter: { name }, setting: { address, index } } = connection;
  throw new EngineError(`${name} at ${address}: ${wrong}. `
    + `Delete "${index}" there and load it again, or name another index.`);
}

/** @param {() => Promise<unknown>} ask @param {(body: any) => boolean} done */
async function until(ask, done) {
  for (let i = 0; i < FOLLOW_MAX; i++) {
    const body = await ask();
    if (done(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_MS));
  }
  throw new EngineError('The engine has not done its tasks within two minutes. Look at its log, then load again.');
}
