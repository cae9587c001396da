/**
 * `reshelf/inspector`: an element that shows what reshelf believes, why a list stands as it stands, what was learned,
 * what is kept, and what the page asked the network for; and lets the shopper say more of this and less of this, pause,
 * take everything away, bring it back, and have it forgotten. It has no effect on any page that does not use it.
 *
 * It looks light or dark as the page's `color-scheme` says, and takes its colours from these custom properties where
 * the page sets them: `--reshelf-ink`, `--reshelf-quiet`, `--reshelf-paper`, `--reshelf-line`, `--reshelf-accent`,
 * `--reshelf-on-accent`, `--reshelf-up`, `--reshelf-down`; its font is the page's.
 */

import type { diagnose } from './diagnose.d.ts';
import type { Reshelf } from './types.d.ts';

/**
 * Defines the element, so that `<reshelf-inspector>` in the page is one. Calling it again changes nothing.
 *
 * @param name The element's name, which must have a hyphen. Default: `reshelf-inspector`. One that cannot be an
 * element's name defines nothing, and one line on the console says why.
 * @returns Whether there is an element of this name now; false on a server.
 *
 * @example
 * defineInspector();
 * const inspector = document.createElement('reshelf-inspector') as ReshelfInspector;
 * inspector.shelf = shelf;
 * document.body.append(inspector);
 */
export function defineInspector(name?: string): boolean;

/** What {@link defineInspector} defines. */
export interface ReshelfInspector extends HTMLElement {
  /** The shelf that it shows. Default: none; then it says so, and shows the page's requests only. */
  shelf: Reshelf | undefined;
  /** How an item of the shop's is called. Default: its `item_name`, `name`, `title`, or id. */
  nameOf: ((item: object) => string) | undefined;
  /** What the shop calls a field, such as `{ item_category: 'Departments' }`. Default: plain words for GA4's fields. */
  labels: Readonly<Record<string, string>>;
  /**
   * The diagnosis whose first findings stand at the top: `diagnose` of `reshelf/diagnose`. Default: none, for what it says is
   * meant for whoever builds the shop.
   */
  diagnose: typeof diagnose | undefined;
  /** Which section is open. Default: `beliefs`; any other value than these is ignored. */
  section: InspectorSection;
  /**
   * Where reshelf's files lie, if not in the package's own folder: addresses parted by spaces, as in the attribute
   * `base`. Requests below them count as reshelf's own. Default: those that bear the names of the package's files.
   */
  base: string;
  /** Listens for what the shopper did in the element. */
  addEventListener(
    type: 'reshelf-act',
    listener: (event: CustomEvent<InspectorAct>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens for any other event, as on every element. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The sections of the element. */
export type InspectorSection = 'beliefs' | 'list' | 'learning' | 'data' | 'network';

/** The detail of the event `reshelf-act`, told after the shopper did something in the element and it was done. */
export interface InspectorAct {
  /** What was done. After `consent`, `shelf.status().consent` says what it is now, for the shop to remember. */
  act: 'more' | 'less' | 'learn' | 'consent' | 'pause' | 'resume' | 'export' | 'import' | 'forget';
}

declare global {
  /** Elements by name. */
  interface HTMLElementTagNameMap {
    /** Where {@link defineInspector} was called without a name. */
    'reshelf-inspector': ReshelfInspector;
  }
}
