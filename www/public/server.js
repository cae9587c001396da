/** @typedef {import('../catalogue/catalogue.js').Product} Product */
/** @typedef {import('../catalogue/departments.js').Department} Department */
/** @typedef {import('../server/product-search.js').SearchAnswer} SearchAnswer */

/** @param {{ q?: string, category?: string, sort?: string, page?: number, size?: number }} request @returns {Promise<SearchAnswer>} */
export function search(request) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) if (value) parameters.set(name, String(value));
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
  const response = await fetch(address);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
