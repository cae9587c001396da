/**
 * `reshelf/ga4`: a shop that fills GA4's data layer needs no other wiring. Events in gtag's shape (`arguments`) and in
 * Google Tag Manager's (objects with `event`) are taken in, and Google's consent mode decides whether anything is kept.
 */

import type { Reshelf } from './types.d.ts';

/** What {@link connectGa4} takes besides the shelf. */
export interface Ga4Options {
  /**
   * The data layer. Default: `window.dataLayer`, which is created where there is none yet; on a server, none. What is
   * no array is not listened to, and a line on the console says so.
   */
  dataLayer?: unknown[];
  /**
   * Where the visitor is, as the shop's server knows it, in ISO 3166-2, such as `DE` or `US-CA`. It decides which of
   * consent mode's regional defaults count: the narrowest that names it. Default: not known. Then a denied default of
   * any region counts, and a granted one only where it is for all regions.
   */
  region?: string;
}

/**
 * Listens to a data layer: what it holds already, then every push, in the order in which it came.
 *
 * Of consent mode only `personalization_storage` counts:
 *
 * - `gtag('consent', 'update', …)` granted: {@link Reshelf.consent} is called with true. Denied: with false, which
 *   deletes what is stored.
 * - `gtag('consent', 'default', …)` granted: as an update that grants, once the script that says so has ended. Denied:
 *   {@link Reshelf.consent} is called with undefined: until an update grants, nothing is kept and nothing stored is read.
 *   Nothing is deleted either: a default stands on every page before the answer that the visitor gave on an earlier one.
 * - No such command: nothing changes, storage is as the shelf was made.
 *
 * So leave `consent` out when making a shelf that is connected here: one made with `consent: true` keeps what it learns
 * before consent mode has spoken. And connect it here or with {@link Reshelf.connect}, not both: each counts what it
 * hears. Connecting here again, at the same time or after having ended it, counts nothing twice.
 *
 * @param shelf the shelf, so that it starts with what is granted by then; or the promise of one, which is told as soon
 *   as it is there. While it is waited for nothing is missed.
 * @returns a function that ends it
 *
 * @example
 * const shelf = startReshelf();
 * connectGa4(shelf);
 */
export function connectGa4(shelf: Reshelf | PromiseLike<Reshelf>, options?: Ga4Options): () => void;
