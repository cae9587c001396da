// A hit in GA4's words.

const CATEGORIES = ['item_category', 'item_category2', 'item_category3', 'item_category4', 'item_category5'];
const LEVELS = ['lvl0', 'lvl1', 'lvl2', 'lvl3', 'lvl4'];

/** @type {typeof import('../instantsearch.d.ts').itemOf} */
export function itemOf(hit) {
  const { objectID, name, title, brand } = /** @type {Record<string, any>} */ (hit);
  // Its other fields come along, for the shelf's `attributes`; what it says in GA4's words already stands.
  return { item_id: objectID, item_name: name ?? title, item_brand: brand, ...categoriesOf(hit), ...hit };
}

/**
 * A hit as the shop describes it, each by itself: of one that cannot be read nothing is told.
 *
 * @param {(hit: any) => import('../types.d.ts').Item} describe
 * @param {any} hit
 * @returns {import('../types.d.ts').Item}
 */
export function describedBy(describe, hit) {
  try {
    return describe(hit) ?? {};
  } catch {
    return /** @type {any} */ ({});
  }
}

/** Whether it is known which product it is. @param {import('../types.d.ts').Item | undefined} item */
export function isItem(item) {
  return item?.item_id !== undefined && item.item_id !== null;
}

/** @param {Record<string, any>} hit */
function categoriesOf(hit) {
  const { hierarchicalCategories, hierarchical_categories, categories, category } = hit;
  const told = hierarchicalCategories ?? hierarchical_categories ?? categories ?? category;
  const levels = Array.isArray(told) ? told : LEVELS.map((level, n) => told?.[level] ?? (n === 0 ? told : undefined));
  return Object.fromEntries(CATEGORIES.map((field, level) => [field, lastPart(levels[level])]));
}

/**
 * What `Camp > Tents` adds to `Camp`.
 *
 * @param {unknown} path
 * @returns {any}
 */
function lastPart(path) {
  if (Array.isArray(path)) return path.map(lastPart);
  return typeof path === 'string' ? path.split(' > ').at(-1) : undefined;
}
