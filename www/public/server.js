import { reach, Refused, Unreachable } from './reach.js';

/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../catalogue/departments.js').Department} Department */

/** @typedef {{ value: string, count: number }} FacetValue */
/** @typedef {{ brand: FacetValue[], colour: FacetValue[], price: { min: number, max: number } }} Facets what a list can be narrowed to */
/** @typedef {{ hits: Product[], total: number, pages: number, facets?: Facets }} SearchAnswer without facets from a server that cannot count them */

/**
 * @typedef {object} SearchRequest
 * @property {string} [q]
 * @property {string} [category] slug of a department or a kind
 * @property {string} [sort]
 * @property {number} [page] from 1
 * @property {number} [size] products a page
 * @property {readonly string[]} [brand] any of these
 * @property {readonly string[]} [colour] any of these
 * @property {string} [price] "10-50"; either end may be left out
 * @property {string} [rating] at least
 */

/** A page that was seen is shown again rather than waited for; another may take as long as an engine that is asked thrice. */
const SEEN_MS = 3_000;
const UNSEEN_MS = 40_000;

/** A server that is there says so where what stands behind it does not answer. */
const BEHIND = new Set([502, 503, 504]);

/** Answers that stand in for the server while it cannot be reached. */
const ANSWERS_MAX = 80;
/** @type {Map<string, any>} */
const answers = new Map();

/** @param {SearchRequest} request @returns {Promise<SearchAnswer>} */
export function search(request) {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(request)) {
    for (const value of [values].flat()) if (value) parameters.append(name, String(value));
  }
  return ask(`/api/search?${parameters}`);
}

/** @param {string} typed @returns {Promise<string[]>} */
export async function suggestions(typed) {
  const answer = await ask(`/api/suggest?q=${encodeURIComponent(typed)}`);
  return answer.suggestions;
}

/** @param {string} id @returns {Promise<{ product: Product, colours: Product[] }>} */
export const product = (id) => ask(`/api/products/${encodeURIComponent(id)}`);

/** @returns {Promise<Department[]>} */
export async function departments() {
  return (await ask('/api/departments')).departments;
}

/** @param {string} address */
async function ask(address) {
  const seen = answers.has(address);
  const { status, answer, late } = await fetched(address, seen ? SEEN_MS : UNSEEN_MS);
  reach.lost = late ? 'late' : lostBy(status, answer);
  if (reach.lost && seen) return answers.get(address);
  if (late || status === null) throw new Unreachable(`the shop does not answer ${address}`);
  // A proxy between, too, may answer, and not in JSON.
  if (status !== 200 || answer === null) throw new Refused(status, answer?.error ?? `The server’s answer cannot be read (status ${status}).`);
  keep(address, answer);
  return answer;
}

/** @param {number | null} status @param {any} answer @returns {import('./reach.js').Lost} */
function lostBy(status, answer) {
  if (status === null) return 'shop';
  // Only the shop's own server says in JSON what is behind it.
  return BEHIND.has(status) ? (answer?.error ? 'search' : 'shop') : null;
}

/** @param {string} address @param {number} patience @returns {Promise<{ status: number | null, answer: any, late: boolean }>} without a status where nothing came */
async function fetched(address, patience) {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(address, { signal });
    const answer = await response.json().catch(() => null);
    // The headers may have come in time, and the rest not.
    return { status: response.status, answer, late: answer === null && signal.aborted };
  } catch {
    return { status: null, answer: null, late: signal.aborted };
  }
}

/** @param {string} address @param {unknown} answer */
function keep(address, answer) {
  answers.delete(address);
  answers.set(address, answer);
  const [oldest] = answers.keys();
  if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
}
