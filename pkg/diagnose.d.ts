/**
 * `reshelf/diagnose`: says in plain English why nothing happens, or less than could: what is missing, in order, each with the
 * item, event or list that shows it and the page of the guides that mends it. A page that does not import it does not load it.
 *
 * It can also be had on the console of any page that has reshelf, bundled or not, from wherever the package is served:
 * `(await import('https://cdn.jsdelivr.net/npm/reshelf/diagnose.js')).diagnose()`.
 */

import type { Arm, Reshelf } from './types.d.ts';

/**
 * Looks at what a shelf has seen on this page. It sends nothing, changes nothing and never throws. Cost: about a millisecond,
 * more where lists of thousands share no id with what is done, and nothing before it is called.
 *
 * @param shelf A shelf; no more of it is used than its `evidence`. Default: the shelf of this page, the one made last where there are several.
 *
 * @example
 * const { summary, findings } = diagnose(shelf);
 * console.log(summary);
 * console.table(findings);
 */
export function diagnose(shelf?: Pick<Reshelf, 'evidence'>): Diagnosis;

/** What came of looking. */
export interface Diagnosis {
  /** How many things are missing, or that nothing is; and what was seen. */
  summary: string;
  /** What is missing: first what stops it, then what weakens it, then what is as it is at first, or as somebody wants it. */
  findings: Finding[];
  /** What was seen. */
  seen: SeenCounts;
}

/** One thing that is missing. */
export interface Finding {
  /** Its short, stable name. */
  code: FindingCode;
  /**
   * `stops`: while it is so, no list is reordered, or nothing is learned. `weakens`: less is known or kept than could be. `normal`:
   * nothing to mend; so it is at first, or so somebody wants it.
   */
  level: 'stops' | 'weakens' | 'normal';
  /** What is so, and what to do, in plain English. */
  text: string;
  /** What shows it; left out where nothing on the page does. */
  entry?: Entry;
  /** The page of the guides that mends it, from the root of the package's repository: `docs/what-to-send.md#items`. */
  guide: string;
}

/** What shows a finding: the page's own objects. */
export interface Entry {
  /** An item of the newest list, as it reads in GA4's words. */
  item?: object;
  /** An event, or an entry of the data layer that is none of reshelf's events. */
  event?: object;
  /** A list, as it was asked for. */
  list?: ShownList;
}

/** A list that shows a finding. */
export interface ShownList {
  /** The query; empty where there was none, or where the list was not looked at. */
  query: string;
  /** How many items it has. */
  items: number;
  /** What became of it; left out where it was not ordered. */
  arm?: Arm;
}

/** What a shelf has seen. All but `acts`, `choices` are of this page. */
export interface SeenCounts {
  /** Lists that `rerank` was asked for. */
  lists: number;
  /** Events of the kinds that reshelf listens to. */
  events: number;
  /** Those that were taken in. */
  taken: number;
  /** Entries that are none of these events. */
  others: number;
  /** Acts remembered. */
  acts: number;
  /** Choices remembered: clicks in lists, carts, wishes, purchases. */
  choices: number;
  /** Shelves on this page. */
  shelves: number;
}

/** What can be missing. `docs/troubleshooting.md` says more of each. */
export type FindingCode =
  | 'no-shelf'
  | 'other-release'
  | 'starting'
  | 'no-core'
  | 'two-copies'
  | 'two-shelves'
  | 'no-list'
  | 'list-too-early'
  | 'list-too-long'
  | 'list-refused'
  | 'items-unread'
  | 'short-list'
  | 'no-strength'
  | 'no-shift'
  | 'all-pinned'
  | 'no-events'
  | 'events-refused'
  | 'no-shared-id'
  | 'no-acts'
  | 'nothing-concerns'
  | 'no-brand'
  | 'no-title'
  | 'no-category'
  | 'no-price'
  | 'price-unread'
  | 'paused'
  | 'held-out'
  | 'no-consent'
  | 'not-stored'
  | 'no-worker'
  | 'no-learning'
  | 'learns-when-asked'
  | 'too-few-choices'
  | 'warned';
