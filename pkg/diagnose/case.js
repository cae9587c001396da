// What a diagnosis goes by: what a shelf has seen, and its newest list and events as they are read.

/** @typedef {import('../reporter.js').Warned} Warned */
/** @typedef {import('../seen.js').SeenList} SeenList */
/** @typedef {import('../events.js').ReadEvent} ReadEvent */
/** @typedef {import('../diagnose.d.ts').FindingCode} Code */
/** @typedef {import('../diagnose.d.ts').Finding} Finding */
/** @typedef {{ described: any, price: number }} ReadItem */

/**
 * What `shelf.evidence()` gives, of this form.
 *
 * @typedef {object} Own
 * @property {number} acts
 * @property {number} choices
 * @property {import('../types.d.ts').Counters} counters
 * @property {boolean} starting
 * @property {boolean} workers whether there is anything here that can learn
 * @property {boolean} learnsByItself
 * @property {string | undefined} database
 * @property {import('../seen.js').Seen} seen
 * @property {Map<string, Warned>} warned
 * @property {(item: any) => ReadItem} read
 * @property {import('../shelf.js').OnPage} self
 * @property {Iterable<import('../shelf.js').OnPage>} shelves of this page, this one too
 *
 * @typedef {import('../types.d.ts').Evidence & Omit<import('../types.d.ts').Status, 'keptBytes' | 'lastOrder'> & Own} Evidence
 */

/** A shop with another form of items has it in all of them. */
const ITEMS = 200;

/** @typedef {(about: Case) => Finding | undefined} Rule nothing where all is well */

/** @typedef {ReturnType<typeof caseOf>} Case */

/** @param {Evidence} evidence */
export function caseOf(evidence) {
  const { seen, warned } = evidence;
  const list = seen.lists.at(-1);
  const items = itemsOf(list).slice(0, ITEMS).flatMap((item) => readOf(evidence, item));
  const warnings = [...warned.values()];
  return {
    ...evidence,
    /** The newest. */
    list,
    /** Of the newest list, those that can be read. */
    items,
    warnings,
    others: othersOf(evidence),
    /** @param {SeenList | undefined} list what warned while it was read */
    about: (list) => warnings.find((one) => one.about === list && list !== undefined),
    /** @param {string} consequence how what follows begins */
    warning: (consequence) => warnings.find((one) => one.about === undefined && one.consequence.startsWith(consequence)),
  };
}

/** @param {SeenList | ReadEvent | undefined} subject @returns {any[]} */
export function itemsOf(subject) {
  return Array.isArray(subject?.items) ? subject.items : [];
}

/** What can be read of an item. @param {Evidence} evidence @param {any} item @returns {ReadItem[]} */
export function readOf({ read }, item) {
  try {
    return [read(item)];
  } catch {
    return [];
  }
}

/** The page's other shelves of the same history. @param {Evidence} evidence */
function othersOf({ shelves, self, database }) {
  return [...shelves]
    .filter((one) => one !== self)
    .map(({ copy, evidence }) => ({ copy, .../** @type {Evidence} */ (evidence()) }))
    .filter((other) => other.database === database);
}

/** A list as a finding shows it. @param {SeenList} list */
export function shown(list) {
  const { asked, arm } = list;
  return { list: { query: asked?.query ?? '', items: itemsOf(list).length, ...(arm && { arm }) } };
}
