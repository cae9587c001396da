/**
 * reshelf orders a shop's search results for the shopper looking at them, inside their browser.
 *
 * Nothing here throws into the shop's page once {@link createReshelf} has resolved: what cannot be used is left out, the
 * server's order stands, and one line on the console says why.
 */

/** GA4's names of the events that reshelf learns from. Events of any other name are ignored. */
export type EventName =
  | 'search'
  | 'view_item_list'
  | 'select_item'
  | 'view_item'
  | 'add_to_wishlist'
  | 'add_to_cart'
  | 'remove_from_cart'
  | 'purchase'
  | 'refund';

/**
 * A product, in GA4's words. Only `item_id` is needed; each further field makes the order better.
 *
 * An event may name an item by its id alone: the rest is found in the list that it was shown in.
 */
export interface Item {
  /**
   * The shop's id of the product, 1 to 512 bytes. An item without one stays where the server put it; in an event it is left
   * out.
   */
  item_id: string | number;
  /** The title. Its first 16 words are compared with what the shopper searched for and looked at. */
  item_name?: string | null;
  /** The brand. */
  item_brand?: string | null;
  /** Colour, size or pack. */
  item_variant?: string | null;
  /** The coarsest category. */
  item_category?: string | null;
  /** A finer category. */
  item_category2?: string | null;
  /** A finer category. */
  item_category3?: string | null;
  /** A finer category. */
  item_category4?: string | null;
  /** The finest category. */
  item_category5?: string | null;
  /**
   * What one piece costs, in one currency throughout the shop: a number; a text such as `1.299,00 €`, `$89.00` or `12,50`
   * where it can be read in one way only; or an amount with its currency. Anything else, 0 and less count as not known.
   */
  price?: number | string | Amount | null;
  /** The currency of its price, by ISO code: it tells how a text such as `1.299` is to be read. */
  currency?: string | null;
  /** How many pieces an event is about: put in the cart, taken out, bought. Default: 1, and on `remove_from_cart` all. */
  quantity?: number | string | null;
  /**
   * A vector that stands for its picture or text, up to 512 finite numbers, of one encoder throughout the shop. A longer
   * one, or one with a number that is not finite, is left out.
   */
  embedding?: ArrayLike<number> | null;
}

/** An amount of money. */
export interface Amount {
  /** How much; or in `value`. */
  amount?: number | string | null;
  /** How much. */
  value?: number | string | null;
  /** The currency's ISO code; or in `currency`. */
  currencyCode?: string | null;
  /** The currency's ISO code. */
  currency?: string | null;
}

/** What was done, as it is pushed to a data layer: GTM's shape with `ecommerce`, or the same without it. */
export interface ShopEvent {
  /** Which event. */
  event: EventName | (string & {});
  /** The items and what is told beside them, in GTM's shape; or Universal Analytics' Enhanced Ecommerce. */
  ecommerce?: {
    /** As {@link ShopEvent.items}. */
    items?: readonly object[] | object | null;
    /** What is told beside them, as in the other fields of {@link ShopEvent}; or what Universal Analytics has here. */
    [field: string]: unknown;
  } | null;
  /** The items, of a list in the order shown; an object of items, or the only one, will do. */
  items?: readonly object[] | object | null;
  /** What was searched for, on `search`. */
  search_term?: string | null;
  /** Of a `purchase`: it counts once. Of a `refund`: what is given back. */
  transaction_id?: string | number | null;
  /** What the items cost together; where there is one without a price, it stands for that. */
  value?: number | string | null;
  /** The currency, by ISO code. */
  currency?: string | null;
}

/** What {@link createReshelf} takes. */
export interface Options<T extends object = object> {
  /**
   * True: what is known about the shopper is kept in this browser's IndexedDB, and a copy of it in `localStorage`. False: it
   * lives in memory until the page is left, and what was stored earlier is deleted. Left out, the default: not asked yet; it lives in memory, and what
   * was stored earlier is neither read nor deleted until {@link Reshelf.consent} is called.
   */
  consent?: boolean;
  /**
   * The shop's own base model: its bytes, or the address of a file on the page's own origin. Default: the model that
   * comes with reshelf, as where this one is refused.
   */
  model?: ArrayBuffer | Uint8Array | URL | string;
  /**
   * How a product object of the shop's reads in GA4's words: for Algolia
   * `(hit) => ({ item_id: hit.objectID, item_name: hit.name, price: hit.price })`. It must be cheap: it is called for
   * every item, in lists and in events, that has no `item_id` of its own. Default: the object as it is.
   */
  describe?: (item: T) => Item;
  /**
   * Names of further fields to read from each item, at most 8: texts, numbers, or lists of texts, such as `colour` or
   * `material`. A shopper's taste in each is learned. Default: none.
   */
  attributes?: readonly string[];
  /**
   * Who orders for a shopper of whom nothing is known, and lists that nothing the shopper did concerns. True: the model. False:
   * nobody, the server's order stands. Left out, the default: the {@link Options.shop} file where there is one, else nobody.
   */
  coldStart?: boolean;
  /**
   * The shop file that `reshelf shop` wrote: what everybody chose here, from which each list starts before it is ordered for the
   * shopper. Its address: it is fetched once, when the page is idle after the first list was ordered, so that it delays none.
   * Or, where the page fetches it itself to have it sooner, its bytes, a response with them, or a promise of these: it is
   * read as soon as it is there. What is displayed by then stands. Default: none, as where it cannot be used; then a
   * warning says why.
   */
  shop?: ShopFileSource | Promise<ShopFileSource>;
  /** False: nothing is learned until {@link Reshelf.learn} is called. Default: true, by itself when the page is idle. */
  autoLearn?: boolean;
  /** The name of the database, for several shops on one origin. Default: `reshelf`. */
  database?: string;
  /**
   * Holds a share of the shoppers out, who keep the server's order while everything else goes on as for the others, so
   * that both can be compared. Default: nobody is held out, as where it cannot be used; then a warning says why.
   */
  holdout?: Holdout;
  /**
   * The modules' files, where they are not found by themselves. Default: the core is inside `reshelf` (not inside
   * `reshelf/slim`, which needs it here), what learning needs lies in `wasm/` beside this package's own files.
   */
  modules?: Modules;
  /** The time in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
}

/** Who keeps the server's order. */
export interface Holdout {
  /** The id by which the shop knows the shopper, such as a customer number or a cookie's id. It must not be empty. */
  id: string;
  /** The share of shoppers held out: from 0, nobody, to 1, everybody. Anything else is refused. */
  share: number;
  /** The experiment's name: another one draws other shoppers. Default: `reshelf`. */
  experiment?: string;
}

/**
 * Where the WebAssembly modules come from. Where one cannot be had, a warning says what to do: without the core the
 * server's order stands, without the trainer nothing is learned beyond what the model knows.
 */
export interface Modules {
  /** The core: `reshelf/core.wasm`, or `reshelf/core-scalar.wasm` for browsers without SIMD. */
  core?: ModuleSource | Promise<ModuleSource>;
  /** The address of the worker's script, `reshelf/worker.js`, on the page's own origin. */
  worker?: URL | string;
  /**
   * The module that learns, `reshelf/trainer.wasm`; or `() => import('reshelf/trainer')`, which has worker and module
   * inside a script, for bundles beside which no files lie. The latter needs `worker-src blob:` where the page has a
   * Content-Security-Policy.
   */
  trainer?: ModuleSource | Promise<ModuleSource> | (() => TrainerScript | Promise<TrainerScript>);
  /**
   * The address of the script that reads shop files, `reshelf/reshelf.crowd.js`; or `() => import('reshelf/crowd')`, for bundles
   * beside which no files lie. Only a page with a shop file loads it.
   */
  crowd?: URL | string | (() => CrowdScript | Promise<CrowdScript>);
}

/** A shop file: its address on any origin that lets the page read it, a response with it, or its bytes; at most 4 MB. */
export type ShopFileSource = URL | string | Response | ArrayBuffer | Uint8Array;

/** A WebAssembly module: its address, a response with it, its bytes, or itself compiled. */
export type ModuleSource = URL | string | Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/** What `reshelf/trainer` exports. */
export interface TrainerScript {
  /** A new address of the worker's script, of the kind `blob:`. */
  workerAddress(): string;
  /** The worker's script itself, for Node. */
  workerText(): string;
  /** The module's bytes. Rejects where the browser cannot unpack them. */
  trainerBytes(): Promise<ArrayBuffer>;
}

/** What `reshelf/crowd` exports. */
export interface CrowdScript {
  /**
   * A shop file that was read, and what it says of itself. Rejects with what says why it cannot be, and what to do.
   *
   * @param file on its way
   * @param address where it comes from; nothing where the page fetches it
   */
  readShopFile(file: Promise<Uint8Array>, address: string | undefined): Promise<ReadShopFile>;
}

/** A shop file that was read. */
export interface ReadShopFile {
  /** What `reshelf` asks it. */
  crowd: CrowdOfFile;
  /** What it says of itself. */
  head: ShopFileHead;
}

/** A shop file as `reshelf` asks it. */
export interface CrowdOfFile {
  /** Where a packed list starts from: at each place the index in the server's order. */
  start(numbers: Float64Array, text: Uint8Array, query: string, recent: Uint8Array, at: number): Uint32Array;
  /** Why an item of the newest lists is lifted, or lowered: for the query, or for what was chosen last; nothing where it is for neither. */
  words(item_id: string, lifts: boolean): string | undefined;
  /** Gives its memory back. */
  free(): void;
}

/** A list to be ordered, and how far it may be changed. */
export interface RerankOptions<T extends object> {
  /** The results in the server's order, at most 10,000; any more are refused and keep the server's order. */
  items: readonly T[];
  /** The query that they answer. Default: none, as for a category page. */
  query?: string | null;
  /** From 0, the server's order, to 1, the personal one. Anything else counts as the nearer end. Default: 1. */
  strength?: number;
  /** By how many places an item may move up or down at most: a whole number, 0 or more. Default: any number of places. */
  maxShift?: number;
  /**
   * Which items stay exactly where the server put them, such as sponsored ones: indices into `items`, or a function that
   * says so. An index that is not in the list is ignored. Default: none.
   */
  pinned?: readonly number[] | ((item: T, index: number) => boolean);
  /** How many items of one brand or category may stand in a row, where others are there to part them. Default: any. */
  diversity?: Diversity;
  /**
   * True orders anew. Default: false, what is displayed stands. A list of the same query and rules that this page ordered
   * before keeps each item at its place, however long ago that was, while no more than one item in six has left it (or one
   * item of a few). What is new stands below, or where something has left. On the next pages of a visit the same query and items come back
   * in the order first shown.
   */
  refresh?: boolean;
  /**
   * True: the list takes the place of one that is displayed. Where hardly an item of the two differs it is that list still,
   * though its query reads otherwise: someone types, and the results have not come so far. Default: false, another query
   * is another list.
   */
  inPlace?: boolean;
  /**
   * True: the items are displayed in the server's order already, as where a page was there before the shelf was ready. They
   * keep it, and what comes on later is ordered below. Default: false.
   */
  displayed?: boolean;
  /**
   * True mixes the personal order with the server's by team draft (Radlinski, Kurup and Joachims, "How Does Clickthrough
   * Data Reflect Retrieval Quality?", CIKM 2008, section 4.3), and {@link Reshelf.counters} tells from which of the two
   * more was chosen. `maxShift` and `diversity` then bound the personal order, not the mix. Default: false.
   */
  interleave?: boolean;
}

/** A bound on runs of look-alikes. */
export interface Diversity {
  /** The field whose values are not to follow each other. */
  by: 'item_brand' | 'item_variant' | 'item_category' | 'item_category2' | 'item_category3' | 'item_category4' | 'item_category5' | (string & {});
  /** The longest run of one value: 1 or more. */
  run: number;
}

/** A list in its new order. */
export interface Reranked<T> {
  /** The caller's own objects, each exactly once. */
  items: T[];
  /** `order[k]` is the index, in the server's order, of the item displayed at position k. */
  order: Uint32Array;
  /** False where the server's order stands because nothing is known, or something went wrong. */
  personalised: boolean;
  /** Under which of {@link Counters.arms} it is counted. */
  arm: Arm;
  /** Whose pick each displayed item is; only where the list is interleaved. */
  teams?: Team[];
}

/**
 * What a list was: `personal`, in the shopper's own order; `server`, in the server's because nothing is known that it could be
 * ordered by (or reshelf could not order); `holdout`, in the server's because the shopper is held out, where it would else
 * have been `personal` or `crowd`; `interleaved`; `crowd`, in the order of a shop file, because nothing is known of the shopper.
 */
export type Arm = 'personal' | 'server' | 'holdout' | 'interleaved' | 'crowd';

/** Whose pick an item of an interleaved list is; `pinned` is nobody's. */
export type Team = 'personal' | 'server' | 'pinned';

/**
 * What came of the lists, counted on this device and sent nowhere; a shop may read it and send it itself. A list counts
 * once it was shown: when a `view_item_list` or an act on one of its items says so, on the page that ordered it.
 */
export interface Counters {
  /** Since when it is counted, in milliseconds since 1970. */
  since: number;
  /** The lists by what they were. */
  arms: Record<Arm, ArmCounters>;
  /** Interleaved lists with a choice, by whose picks more was chosen of. */
  interleaving: {
    /** Lists that the personal order won. */
    personal: number;
    /** Lists that the server's order won. */
    server: number;
    /** Lists that neither won. */
    ties: number;
  };
}

/** What came of the lists of one arm. */
export interface ArmCounters {
  /** Lists shown. */
  lists: number;
  /** Lists from which something was chosen: clicked, put in the cart, wished for or bought. */
  chosen: number;
  /** Items chosen, each once a list. */
  choices: number;
  /** The sum of 1 / position of each list's first choice, the top being 1: divided by `chosen`, the mean reciprocal rank. */
  reciprocalRanks: number;
}

/** Why an item stands where it stands; the largest share first. */
export interface Reason {
  /** The group of what was looked at: `server`, `price`, `deal`, `seen`, `choices`, `attributes`, `budget`, `taste`, … */
  group: string;
  /** The item's field that it speaks of, such as `item_brand`; empty where it speaks of none. */
  feature: string;
  /** That field's value in words, such as `Asics`; empty where there is none. */
  value: string;
  /**
   * How much it lifts (or, below 0, lowers) the item against the list's average. All shares of an item add up to its
   * score less the list's mean score.
   */
  share: number;
  /** A sentence for the shopper. */
  text: string;
}

/** What reshelf believes about the shopper. */
export interface Profile {
  /** How many acts (looks, clicks, carts, purchases) it remembers. */
  acts: number;
  /** How many choices (clicks in a list, carts, wishes, purchases) it remembers. */
  choices: number;
  /** True where it is paused. */
  paused: boolean;
  /** What it believes, the strongest first. */
  topics: Topic[];
  /**
   * The usual price: where the prices of what was chosen, clicks included, stand in their lists on average or, before anything
   * was, of what was looked at: from 0, the cheapest, to 1, the dearest. Left out where no such price is known.
   */
  pricePercentile?: number;
  /** Sentences that are about no single topic, such as on prices. */
  sentences: string[];
  /** What was learned from the shopper's choices, beyond the model that everyone has. */
  learning: Learning;
}

/** One belief, about one value of one field. */
export interface Topic {
  /** Its name, for {@link Reshelf.forgetTopic}. */
  topic: string;
  /** The field, such as `item_brand`; `attribute` for any of the shop's own. */
  feature: string;
  /** The value in words; before that of a shop's own field, its name, as in `sole: cork`. */
  value: string;
  /** Its share in what the shopper did, newer acts counting more: from 0 to 1. */
  share: number;
  /** A sentence for the shopper. */
  text: string;
}

/** How far learning has come. */
export interface Learning {
  /** Choices kept to learn from, at most 64. */
  examples: number;
  /** How much what was learned counts, from 0 to 1: it grows as it proves right. */
  weight: number;
  /** Choices by which a fit was judged: those made after it, which it had not seen. */
  judged: number;
  /** How much likelier these were under it than under the model alone: the mean difference of log-likelihoods. */
  gain: number;
}

/** How a shelf stands, for whoever wants to show it. */
export interface Status {
  /** As {@link Reshelf.ready}. */
  ready: boolean;
  /** As {@link Profile.paused}. */
  paused: boolean;
  /** As {@link Reshelf.heldOut}. */
  heldOut: boolean;
  /** The consent to storage; undefined where it was not asked for yet. */
  consent: boolean | undefined;
  /**
   * `stored`: what is known is kept in this browser and outlives the page. `memory`: it does not, because there is no consent,
   * or because storage refuses, fails or does not answer; it is tried again.
   */
  persistence: 'stored' | 'memory';
  /** How many bytes all that is known takes, whether it is stored or in memory. */
  keptBytes: number;
  /** How far learning has come. */
  learning: Learning;
  /** What came of learning last, on this page. */
  lastLearned: LearnResult | undefined;
  /** The list ordered last, on this page. */
  lastOrder: Ordered<object> | undefined;
  /** The shop file, see {@link Options.shop}; undefined where the shop names none. */
  shop: ShopFile | undefined;
}

/** How a shop file stands. */
export interface ShopFile {
  /** `waiting`: it is not there yet. `used`: lists start from it. `refused`: it cannot be used, and a warning said why. */
  state: 'waiting' | 'used' | 'refused';
  /** Its address, as it was given; undefined where the page fetched it. */
  address: string | undefined;
  /** What it says of itself; undefined until it is used. */
  head: ShopFileHead | undefined;
}

/** What a shop file was counted on, and what it gains. */
export interface ShopFileHead {
  /** The first moment that was counted, in milliseconds since 1970. */
  from: number;
  /** The last moment that was counted, in milliseconds since 1970. */
  to: number;
  /** How many shoppers were counted. */
  shoppers: number;
  /** How many lists from which something was chosen. */
  lists: number;
  /** How many choices. */
  choices: number;
  /** Nothing that fewer shoppers did is in it. */
  minShoppers: number;
  /** How many items it has odds of. */
  items: number;
  /** So many days after {@link ShopFileHead.to} half of what it says still counts; 0 where it does not grow old. */
  halfAfter: number;
  /** What it gains over the server's order, in mean reciprocal rank, on shoppers that were not counted; with its 95 % interval. */
  gain: {
    /** The mean. */
    mean: number;
    /** The lower end. */
    low: number;
    /** The upper end. */
    high: number;
  };
}

/** A list that was ordered. */
export interface Ordered<T extends object> {
  /** The query that it answers; empty where there was none. */
  query: string;
  /** The items as displayed. */
  items: T[];
  /** What the list was. */
  arm: Arm;
  /** How long it took, in milliseconds. */
  milliseconds: number;
}

/** What came of learning. */
export interface LearnResult {
  /**
   * `adopted`: there is a new fit, it counts by {@link LearnResult.weight}. `kept`: there was nothing new, or the earlier
   * fit is the better one. `dropped`: a fit was made and found of no use. `too-few`: fewer than six choices are known.
   * `unavailable`: learning cannot run here (no worker, no module, paused, or it failed); ordering goes on without it.
   */
  status: 'adopted' | 'kept' | 'dropped' | 'too-few' | 'unavailable';
  /** Choices there were to learn from. */
  examples: number;
  /** How much what was learned counts now, from 0 to 1. */
  weight: number;
  /** How long the fit took in the worker, in milliseconds; 0 where none was made. */
  milliseconds: number;
}

/** All that is known about the shopper, for the shopper to take away: JSON. */
export interface Exported {
  /** Always `reshelf`. */
  format: 'reshelf';
  /** The format's version. */
  version: 1;
  /** When it was written, in milliseconds since 1970. */
  exportedAt: number;
  /** What it holds, in words. */
  profile: Profile;
  /** What was counted; {@link Reshelf.import} does not read it. */
  counters: Counters;
  /** What {@link Reshelf.import} reads, in base64. */
  snapshot: string;
}

/** What can be listened for, and what is told. */
export interface Events {
  /** Learning came to an end. */
  learn: LearnResult;
  /** What is known, or how it stands, has changed: ask {@link Reshelf.profile} or {@link Reshelf.status}. */
  change: undefined;
  /** A list was ordered. */
  order: Ordered<object>;
  /** Something could not be used; the server's order stands. The first is also on the console. */
  warning: ReshelfError;
}

/** Why something was refused, with what was wrong as fields. */
export interface ReshelfError extends Error {
  /** Always `ReshelfError`. */
  name: 'ReshelfError';
  /** A short, stable name of the kind of error: `empty`, `out-of-range`, `too-many`, `corrupt`, `unavailable`, … */
  code: string;
  /** The numbers and names that belong to the kind: `field`, `got`, `allowed`, `expected`, `limit`, `index`. */
  data: Readonly<Record<string, string | number>>;
}

/** What `diagnose` of `reshelf/diagnose` reads. What else is in it may change with any release. */
export interface Evidence {
  /** The form of what else is in it: of one release, the shelf and the diagnosis have the same. */
  readonly form: number;
}

/** One shopper's shelf. */
export interface Reshelf<T extends object = object> {
  /**
   * Takes in what the shopper did. What is not one of reshelf's events is ignored. Returns whether it was taken in.
   * Events that come before it is ready wait, at most 64.
   */
  observe(event: ShopEvent): boolean;
  /**
   * Observes every push to a data layer, those made before included, in GTM's shape (an object with `event`) or gtag's
   * (its `arguments`). Anything else in it is ignored. Returns a function that ends it and restores `push`.
   */
  connect(dataLayer: unknown[]): () => void;
  /** Orders a list, at once. It cannot fail: in any doubt, and before it is ready, the server's order stands. */
  rerank<I extends T>(options: RerankOptions<I>): Reranked<I>;
  /**
   * Why an item stands where it stands in the list last ordered that holds it. Empty where nothing is known of it, or
   * the server's order stands.
   */
  why(item: T | string | number): Reason[];
  /** What reshelf believes about the shopper, in words. */
  profile(): Profile;
  /** Learns from the shopper's choices now, in a worker. Never rejects. */
  learn(): Promise<LearnResult>;
  /** All that is known about the shopper. */
  export(): Promise<Exported>;
  /**
   * Replaces what is known by what {@link Reshelf.export} gave. Resolves to false, and changes nothing, where it cannot be
   * read.
   */
  import(data: Exported | string): Promise<boolean>;
  /** Forgets everything, in memory and in storage. From here on lists are ordered as for a stranger. */
  forget(): Promise<void>;
  /** Forgets all acts on items of one topic of the {@link Profile}. Returns how many acts were forgotten. */
  forgetTopic(topic: string | Topic): number;
  /**
   * More of one topic of the {@link Profile}: counts as three looks at something of which only that is known. False where
   * there is no such topic.
   */
  moreOf(topic: string | Topic): boolean;
  /** True, the default: nothing more is taken in, and the server's order stands. False: it goes on. */
  pause(paused?: boolean): void;
  /**
   * Gives or takes back the consent to storage. False deletes what is stored; memory keeps it until the page is left.
   * Undefined is as if not asked yet: nothing more is kept, and what is stored is neither read nor deleted.
   */
  consent(given: boolean | undefined): Promise<void>;
  /** Listens. Returns a function that ends it. What a listener throws goes to the console, not to its caller. */
  on<E extends keyof Events>(event: E, listener: (detail: Events[E]) => void): () => void;
  /** Writes what is to be kept, stops the worker, disconnects, frees the memory. After it the server's order stands. */
  dispose(): Promise<void>;
  /** What came of the lists so far, in this browser. */
  counters(): Counters;
  /** How it stands. Cost: all that is known is written out to be measured, up to 2 ms. */
  status(): Status;
  /**
   * What it has seen on this page, for `diagnose` of `reshelf/diagnose`, which says what is missing. Cost: nothing is looked
   * at before it is asked.
   */
  evidence(): Evidence;
  /** True where the core runs and what is stored, or a copy of it, has been read; false until then, or where the core could not be started. */
  readonly ready: boolean;
  /** Resolves to {@link Reshelf.ready} once that is decided. It never rejects. */
  readonly whenReady: Promise<boolean>;
  /** True where the shopper is held out, see {@link Options.holdout}; false until it is ready. */
  readonly heldOut: boolean;
}

/**
 * Starts reshelf for the shopper at this browser. It loads its own files, once, the shop file among them, and after that makes no
 * request.
 *
 * It never rejects: where the core cannot be started, what it resolves to leaves everything in the server's order.
 *
 * @example
 * const shelf = await createReshelf({ consent: true });
 * shelf.connect(window.dataLayer);
 * const { items } = shelf.rerank({ items: results, query: 'running shoes' });
 */
export function createReshelf<T extends object = object>(options?: Options<T>): Promise<Reshelf<T>>;

/**
 * The same at once: until {@link Reshelf.whenReady} resolves, events wait and lists keep the server's order.
 *
 * @example
 * const shelf = startReshelf({ consent: true });
 * if (await shelf.whenReady) show(shelf.rerank({ items: results }).items);
 */
export function startReshelf<T extends object = object>(options?: Options<T>): Reshelf<T>;

/**
 * Where a shopper falls in an experiment, from 0 to below 1, always the same for the same id and name: the first four
 * bytes of SHA-256 over `experiment:id` in UTF-8, as a big-endian number, divided by 2³². A {@link Holdout} holds out whom
 * it puts below its share. Rejects where the browser has no `crypto.subtle`: on pages served without https.
 *
 * @param id the id by which the shop knows the shopper
 * @param experiment the experiment's name; default: `reshelf`
 */
export function bucketOf(id: string, experiment?: string): Promise<number>;
