import { Refusal } from './adapter.js';

/** The variable that holds the engine's API key; a key among the arguments would show in the list of processes. */
export const KEY_VARIABLE = 'RESHELF_SEARCH_KEY';

const TIMEOUT_MS = 10_000;

/** The engine behind the shop cannot answer; the message says what to do. */
export class EngineError extends Error {}

/** Speaks HTTP with one engine. */
export class Connection {
  /**
   * @param {import('./adapter.js').Adapter} adapter
   * @param {import('./setting.js').Setting} setting
   * @param {string} [key]
   */
  constructor(adapter, setting, key) {
    this.adapter = adapter;
    this.setting = setting;
    this.headers = key ? adapter.authorise(key) : {};
  }

  /**
   * @template T
   * @param {import('./adapter.js').Call} call
   * @param {(body: any) => T} read
   * @returns {Promise<T>}
   * @throws {EngineError}
   */
  async ask(call, read) {
    try {
      return read(await this.#send(call));
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /**
   * The same, where a refusal is as good as success if its status and words match, such as "exists already".
   * @param {import('./adapter.js').Call} call
   * @param {RegExp} [tolerated]
   */
  async tell(call, tolerated) {
    try {
      return await this.#send(call);
    } catch (error) {
      if (error instanceof Refusal && tolerated?.test(`${error.status} ${error.message}`)) return null;
      throw this.#explain(error);
    }
  }

  /** @param {import('./adapter.js').Call} call @returns {Promise<unknown>} */
  async #send({ method, path, body }) {
    const lines = typeof body === 'string';
    const type = lines ? 'application/x-ndjson' : 'application/json';
    const response = await fetch(this.setting.address + path, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'Content-Type': type }) },
      body: lines || body === undefined ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const answer = parse(text);
    if (!response.ok) throw new Refusal(response.status, messageIn(answer) ?? text.slice(0, 200));
    return answer;
  }

  /** @param {unknown} error */
  #explain(error) {
    const { adapter: { name }, setting: { address, index, text } } = this;
    const where = `${name} at ${address}`;
    const load = `node www/server/load.js --search ${text}`;
    if (!(error instanceof Refusal)) {
      const cause = /** @type {any} */ (error).cause;
      if (error instanceof TypeError && !cause) {
        return new EngineError(`${where} answered in a shape that is not documented. Is it ${name} that runs there?`);
      }
      const why = cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
      return new EngineError(`${where} does not answer (${why}). Start it, or correct or leave out --search.`);
    }
    if (error.status === 401 || error.status === 403) {
      return new EngineError(`${where} refuses the key. Set ${KEY_VARIABLE} to one that may read and write "${index}".`);
    }
    if (error.status === 404) return new EngineError(`${where} has no "${index}". Load it: ${load}`);
    return new EngineError(`${where} refused (${error.status}): ${error.message}. `
      + `Does "${index}" have the fields that www/README.md lists? ${load} makes one that does.`);
  }
}

/** Some answers are lines of JSON. @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Where the makers put their words: error.reason, message, or error. @param {any} answer */
function messageIn(answer) {
  const message = answer?.error?.root_cause?.[0]?.reason ?? answer?.error?.reason ?? answer?.message ?? answer?.error;
  return typeof message === 'string' ? message : undefined;
}
