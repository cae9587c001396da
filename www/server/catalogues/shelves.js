import { slugOf } from './slug.js';

/**
 * Where a product of a file stands in the shop.
 * @typedef {object} Shelf
 * @property {string} department
 * @property {string} kind
 */

/**
 * Technical attributes that tell what a thing is; the first that a product has decides.
 * @type {[string, string][]} attribute, department
 */
const tellingAttributes = [
  ['print_technology', 'Ink and toner'],
  ['product_type', 'Devices'],
  ['flash_card_type', 'Memory cards'],
  ['case_type', 'Bags and cases'],
  ['label_type', 'Labels'],
  ['battery_type', 'Batteries'],
  ['connector_1', 'Cables'],
  ['internal_memory_type', 'Memory'],
  ['processor_family', 'Computers and processors'],
];

const KINDS_MAX = 12;
const PRODUCTS_MIN = 3;

/** @type {Shelf} */
export const elsewhere = { department: 'More', kind: 'Other products' };

/**
 * What a line says itself, or what its attributes tell.
 * @param {Record<string, unknown>} line
 * @param {Map<string, string>} attributes
 * @returns {Shelf}
 */
export function shelfOf({ item_category, item_category2 }, attributes) {
  if (typeof item_category === 'string' && item_category) {
    const kind = typeof item_category2 === 'string' && item_category2 ? item_category2 : item_category;
    return { department: item_category, kind };
  }
  for (const [attribute, department] of tellingAttributes) {
    const kind = attributes.get(attribute)?.split(/[,;]/)[0]?.trim();
    if (kind) return { department, kind };
  }
  return elsewhere;
}

/** The largest kinds of each department keep their name, the others share one. @param {Shelf[]} given one a product */
export function tidyShelves(given) {
  const spelling = new Spelling();
  const shelves = given.map((shelf) => spelling.of(shelf));
  /** @type {Map<string, Map<string, number>>} */
  const departments = new Map();
  for (const { department, kind } of shelves) {
    const kinds = departments.get(department) ?? new Map();
    departments.set(department, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }
  const kept = new Map([...departments].map(([department, kinds]) => [department, largestKinds(kinds)]));
  return {
    /** @param {Shelf} shelf @returns {Shelf} */
    tidied: (shelf) => {
      const { department, kind } = spelling.of(shelf);
      return { department, kind: kept.get(department)?.includes(kind) ? kind : elsewhere.kind };
    },
    departments: departmentsOf(departments, kept),
  };
}

/** @param {Shelf} shelf */
export const kindSlug = ({ department, kind }) => slugOf(`${department} ${kind}`);

/** "Thermal transfer" and "Thermal Transfer" are one kind, as first written. */
class Spelling {
  /** @type {Map<string, Shelf>} */ #first = new Map();

  /** @param {Shelf} shelf @returns {Shelf} */
  of(shelf) {
    const slug = kindSlug(shelf);
    const first = this.#first.get(slug);
    if (first) return first;
    this.#first.set(slug, shelf);
    return shelf;
  }
}

/** @param {Map<string, number>} kinds */
function largestKinds(kinds) {
  const counted = [...kinds].filter(([, count]) => count >= PRODUCTS_MIN).sort((a, b) => b[1] - a[1]);
  return counted.slice(0, KINDS_MAX).map(([kind]) => kind);
}

/**
 * The largest first, and what fits nowhere last.
 * @param {Map<string, Map<string, number>>} counts
 * @param {Map<string, string[]>} kept
 */
function departmentsOf(counts, kept) {
  const sized = [...counts].map(([name, kinds]) => {
    return { name, kinds, size: name === elsewhere.department ? 0 : sum(kinds) };
  });
  return sized.sort((a, b) => b.size - a.size).map(({ name, kinds }) => {
    const named = kept.get(name) ?? [];
    const all = new Set(kinds.size > named.length ? [...named, elsewhere.kind] : named);
    return {
      slug: slugOf(name),
      name,
      kinds: [...all].map((kind) => ({ slug: kindSlug({ department: name, kind }), name: kind })),
    };
  });
}

/** @param {Map<string, number>} counts */
const sum = (counts) => [...counts.values()].reduce((total, count) => total + count, 0);
