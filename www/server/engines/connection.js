import { Refusal } from './adapter.js';
import { remedyFor, unfit } from './remedies.js';

/** A shopper waits for a search. */
const SEARCH_MS = 10_000;
/** A thousand products may take an engine a while. */
const LOAD_MS = 120_000;

/** Speaks HTTP with one engine. */
export class Connection {
  /**
   * @param {import('./adapter.js').Adapter} adapter
   * @param {import('./setting.js').Setting} setting
   * @param {string} [key]
   * @param {number} [patience] how long a search may take, in milliseconds
   */
  constructor(adapter, setting, key, patience = SEARCH_MS) {
    this.adapter = adapter;
    this.setting = setting;
    this.patience = patience;
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
      return read(await this.#send(call, this.patience));
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
      return await this.#send(call, LOAD_MS);
    } catch (error) {
      if (error instanceof Refusal && tolerated?.test(`${error.status} ${error.message}`)) return null;
      throw this.#explain(error);
    }
  }

  /** @param {import('./adapter.js').Call} call @param {number} patience milliseconds @returns {Promise<unknown>} */
  async #send({ method, path, body }, patience) {
    const lines = typeof body === 'string';
    const type = lines ? 'application/x-ndjson' : 'application/json';
    const response = await fetch(this.setting.address + path, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'Content-Type': type }) },
      body: lines || body === undefined ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    const answer = parse(text);
    if (!response.ok) {
      const words = messageIn(answer);
      throw new Refusal(response.status, words ?? text.slice(0, 200), words !== undefined);
    }
    return answer;
  }

  /** An error that says what the index lacks. @param {string} what */
  unfit(what) {
    return unfit(this.setting, this.adapter.name, what);
  }

  /** @param {unknown} error */
  #explain(error) {
    return remedyFor(error, this.setting, this.adapter.name);
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
