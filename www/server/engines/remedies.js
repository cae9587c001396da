import { Refusal } from './adapter.js';

/** The variable that holds the engine's API key; a key among the arguments would show in the list of processes. */
export const KEY_VARIABLE = 'RESHELF_SEARCH_KEY';

/** The engine behind the shop cannot answer; the message says what to do. */
export class EngineError extends Error {}

/** Too many at once, or not yet ready: it may answer soon. */
const SOON = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What an index lacks, in the words of the engines: some answer 404 for a field as they do for an index. */
const ABOUT_FIELDS = /field|mapping|attribute|schema|facet/i;

/**
 * What to do about an error, by who made it: the wire, the clock, or the engine.
 * @param {unknown} error
 * @param {import('./setting.js').Setting} setting
 * @param {string} name the engine's
 */
export function remedyFor(error, setting, name) {
  const where = `${name} at ${setting.address}`;
  if (error instanceof Refusal) return ofRefusal(error, setting, where, name);
  const { name: kind, message, cause } = /** @type {Error & { cause?: any }} */ (error);
  if (error instanceof TypeError && !cause) {
    return new EngineError(`${where} answered in a shape that is not documented. Is it ${name} that runs there?`);
  }
  if (kind === 'TimeoutError') {
    return new EngineError(`${where} is there and gives no answer in time. It hangs or is too busy: look at its log, or start it anew.`);
  }
  const why = cause?.code ?? cause?.message ?? message ?? String(error);
  return new EngineError(`${where} does not answer (${why}). Start it, or correct or leave out --search.`);
}

/** @param {import('./setting.js').Setting} setting @param {string} name @param {string} what does not fit */
export function unfit({ address, index, text }, name, what) {
  return new EngineError(`${name} at ${address} cannot search "${index}" for the shop: ${what}. `
    + `Delete "${index}" there and load it anew: node www/server/load.js --search ${text}, or give it the fields that www/README.md lists.`);
}

/**
 * @param {Refusal} refusal
 * @param {import('./setting.js').Setting} setting
 * @param {string} where
 * @param {string} name
 */
function ofRefusal({ status, message, worded }, setting, where, name) {
  const { index, text } = setting;
  if (status === 401 || status === 403) {
    return new EngineError(`${where} refuses the key. Set ${KEY_VARIABLE} to one that may read and write "${index}".`);
  }
  if (SOON.has(status)) {
    return new EngineError(`${where} cannot answer now (${status}: ${message}). It may still be starting, or be too busy: `
      + 'try again in a moment; if it stays so, look at its log.');
  }
  // Another server says so of any address, and in a page rather than in JSON.
  if (!worded) return new EngineError(`${where} answered ${status} in no words of ${name}'s. Is it ${name} that runs there?`);
  if (ABOUT_FIELDS.test(message)) return unfit(setting, name, message.replace(/\.$/, ''));
  if (status === 404) {
    return new EngineError(`${where} has no "${index}". Load it: node www/server/load.js --search ${text}`);
  }
  return new EngineError(`${where} refused (${status}): ${message}. `
    + `Does "${index}" have the fields that www/README.md lists? node www/server/load.js --search ${text} makes one that does.`);
}
