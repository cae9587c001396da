/**
 * Hooks for React 18 and 19. They run in strict mode, while a server renders, and while its page is hydrated.
 */

import type { Reranked, RerankOptions, Reshelf } from './types.d.ts';

/**
 * A shelf for as long as a component is there: started once it is mounted in a browser, never while a server renders,
 * disposed of when it is unmounted. Strict mode and hot reload, which mount twice, leave one alive.
 *
 * What is known without consent to storage is gone when the component is: call it in what stays, such as the layout.
 * A shop that keeps a shelf outside of React needs no `useShelf`.
 *
 * @param start Starts it: `() => startReshelf({ consent })`. What it closes over is read when the component is mounted;
 * later changes are for {@link Reshelf.consent} and its neighbours. Where it throws, or gives anything but a shelf (such
 * as the promise of `createReshelf`), there is no shelf and one line on the console says why.
 * @returns The shelf; `undefined` while a server renders, during the first render in the browser, and where it could not
 * be started. {@link useReranked} takes it as it is.
 *
 * @example
 * const shelf = useShelf(() => startReshelf({ consent: true }));
 */
export function useShelf<T extends object = object>(start: () => Reshelf<T>): Reshelf<T> | undefined;

/** What {@link useReranked} takes: a list, how far it may be changed, and what becomes of it when the shelf is late. */
export interface UseRerankedOptions<T extends object> extends Omit<RerankOptions<T>, 'items' | 'refresh' | 'inPlace' | 'displayed'> {
  /** The results in the server's order; an array made anew on each render will do. Anything but an array counts as empty. */
  items: readonly T[] | null | undefined;
  /**
   * What becomes of a list that was displayed before the shelf was ready. `stay`: it keeps the server's order, so that
   * nothing moves that the shopper sees; the next list is in theirs. `move`: it is ordered when the shelf is ready.
   * Default: `stay`, as for any other value.
   */
  late?: 'stay' | 'move';
  /**
   * By what an item is known from one render to the next. Default: its `item_id`, `objectID` or `id`; without any of these
   * the object itself, so that a list of new objects is a new list. Where it throws, the server's order stands.
   */
  idOf?: (item: T) => string | number;
}

/**
 * A list in the shopper's order, decided in the render that first shows it: nothing is painted twice.
 *
 * What is displayed stands, whatever becomes known meanwhile, also while the query is typed on and the old items are still
 * there. Where items leave and others arrive, what is new stands below, or where something has left. It is a new list
 * where more than one item in six has left, or, under another query, has arrived, and where the rules are others. To
 * have a list ordered anew, as after {@link Reshelf.forget}, change the `key` of the component.
 *
 * While a server renders, and while its page is hydrated, it is the server's order.
 *
 * @param shelf What orders. `undefined`, or one that is not ready: the server's order.
 * @param options The list and its rules.
 * @returns The list; the same object as long as neither its items nor their order change. It never throws: on any doubt
 * it is the server's order.
 *
 * @example
 * const { items } = useReranked(shelf, { items: results, query: 'running shoes' });
 */
export function useReranked<T extends object, I extends T = T>(
  shelf: Reshelf<T> | undefined,
  options: UseRerankedOptions<I>,
): Reranked<I>;
