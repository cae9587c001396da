// `reshelf` as a shop uses it.

import { bucketOf, createReshelf, startReshelf } from 'reshelf';
import type {
  Amount,
  Arm,
  ArmCounters,
  Counters,
  Diversity,
  EventName,
  Events,
  Evidence,
  Exported,
  Holdout,
  Item,
  Learning,
  LearnResult,
  ModuleSource,
  Modules,
  Options,
  Ordered,
  Profile,
  Reason,
  Reranked,
  RerankOptions,
  Reshelf,
  ReshelfError,
  ShopEvent,
  ShopFile,
  ShopFileHead,
  ShopFileSource,
  Status,
  Team,
  Topic,
  CrowdScript,
  TrainerScript,
} from 'reshelf';

interface Hit {
  objectID: string;
  name: string;
  cents: number;
  sponsored?: boolean;
}

declare const hits: readonly Hit[];
declare const products: Item[];
declare const dataLayer: unknown[];

const price: Amount = { amount: '1299.00', currencyCode: 'EUR' };
/** What data layers push, in each of the shapes that are read. */
export const pushed: ShopEvent[] = [
  { event: 'purchase', ecommerce: { transaction_id: 'T-1', value: 89, currency: 'EUR', items: [{ item_id: 1, price, quantity: 2 }] } },
  { event: 'refund', transaction_id: 'T-1' },
  { event: 'view_item', items: { item_id: 'one', price: '12,50 €', currency: 'EUR' } },
  { event: 'productClick', ecommerce: { click: { products: [{ id: 'one', name: 'One' }] } } },
];

export async function shop(): Promise<void> {
  const core: ModuleSource = new URL('https://shop.example/reshelf/core_bg.wasm');
  const trainer = (): Promise<TrainerScript> => import('reshelf/trainer');
  const crowd = (): Promise<CrowdScript> => import('reshelf/crowd');
  const modules: Modules = { core, worker: '/reshelf/worker.js', trainer, crowd };
  const address: ShopFileSource = '/autumn.shop';
  const files: (ShopFileSource | Promise<ShopFileSource>)[] = [address, new URL('https://shop.example/autumn.shop'), fetch('/autumn.shop'), new Uint8Array(9)];
  const stranger = await createReshelf({ shop: address });
  const file: ShopFile | undefined = stranger.status().shop;
  const head: ShopFileHead | undefined = file?.state === 'used' ? file.head : undefined;
  for (const shop of files) void createReshelf({ shop });
  void [head?.gain.low, head?.minShoppers, file?.address];
  // @ts-expect-error: a file has an address, not a number
  void createReshelf({ shop: 7 });
  const holdout: Holdout = { id: 'customer-1', share: 0.1, experiment: 'spring' };
  const bucket: number = await bucketOf(holdout.id, holdout.experiment);
  const options: Options<Hit> = {
    consent: true,
    model: '/reshelf/base.reshelf',
    describe: (hit) => ({ item_id: hit.objectID, item_name: hit.name, price: hit.cents / 100 }),
    attributes: ['colour'],
    coldStart: false,
    autoLearn: true,
    database: 'shop',
    holdout,
    modules,
    now: () => Date.now(),
  };
  const shelf: Reshelf<Hit> = startReshelf(options);
  const ready: boolean = (await shelf.whenReady) && shelf.ready;

  const diversity: Diversity = { by: 'item_brand', run: 2 };
  const rules: RerankOptions<Hit> = {
    items: hits,
    query: 'shoes',
    strength: 0.5,
    maxShift: 5,
    pinned: (hit) => hit.sponsored === true,
    diversity,
    refresh: ready,
    interleave: bucket < 0.5,
  };
  const ranked: Reranked<Hit> = shelf.rerank(rules);
  const names: string[] = ranked.items.map((hit) => hit.name);
  const first: number | undefined = ranked.order[0];
  const personalised: boolean = ranked.personalised;
  shelf.rerank({ items: hits, query: null, pinned: [0, 3] });

  const arm: Arm = ranked.arm;
  const teams: Team[] | undefined = ranked.teams;
  const counters: Counters = shelf.counters();
  const counted: ArmCounters = counters.arms[shelf.heldOut ? 'holdout' : arm];
  const wins: number = counters.interleaving.personal - counters.interleaving.server + counted.reciprocalRanks;

  const reasons: Reason[] = shelf.why('shoe-1');
  const said: string[] = reasons.map(({ group, feature, value, share, text }) => `${group}${feature}${value}${share.toFixed()}${text}`);

  const profile: Profile = shelf.profile();
  const topic: Topic | undefined = profile.topics[0];
  const forgotten: number = topic ? shelf.forgetTopic(topic) : shelf.forgetTopic('item_brand: Fjell');
  const learning: Learning = profile.learning;

  const learned: LearnResult = await shelf.learn();
  if (learned.status === 'adopted') learning.weight.toFixed();

  const exported: Exported = await shelf.export();
  const taken: boolean = await shelf.import(exported);
  await shelf.import(JSON.stringify(exported));

  const end: () => void = shelf.on('warning', (warning: ReshelfError) => void [warning.code, warning.data['field']]);
  shelf.on('learn', ({ status }) => status.length);
  shelf.on('change', () => {});
  shelf.on('order', (ordered: Ordered<object>) => ordered.milliseconds.toFixed());
  const { keptBytes, lastOrder }: Status = shelf.status();
  const { form }: Evidence = shelf.evidence();
  const more: boolean = shelf.moreOf('no such topic');
  void [keptBytes, lastOrder?.items, more, form];
  const detail = (events: Events) => events.learn.milliseconds;

  const name: EventName = 'select_item';
  const event: ShopEvent = { event: name, ecommerce: { items: [...hits], search_term: 'shoes' } };
  const observed: boolean = shelf.observe(event);
  shelf.observe({ event: 'a_name_of_the_shops_own' });
  const disconnect: () => void = shelf.connect(dataLayer);

  shelf.pause();
  shelf.pause(false);
  await shelf.consent(false);
  await shelf.forget();
  await shelf.dispose();
  end();
  disconnect();
  void [names, first, personalised, said, forgotten, taken, detail, observed, teams, wins];
}

export async function withoutOptions(): Promise<Item[]> {
  const shelf = await createReshelf();
  return shelf.rerank({ items: products }).items;
}

export function whatIsWrong(shelf: Reshelf): void {
  // @ts-expect-error: the consent is a yes or a no
  startReshelf({ consent: 'granted' });
  // @ts-expect-error: a promise is no shelf yet
  createReshelf().rerank({ items: products });
  // @ts-expect-error: a list is needed
  shelf.rerank({ query: 'shoes' });
  // @ts-expect-error: a number, not a text
  shelf.rerank({ items: products, strength: '1' });
  // @ts-expect-error: items are objects
  shelf.rerank({ items: ['shoe-1'] });
  // @ts-expect-error: an event has a name
  shelf.observe({ items: products });
  // @ts-expect-error: nothing of that name is told
  shelf.on('ordered', () => {});
  // @ts-expect-error: readiness is reshelf's to say
  shelf.ready = true;
  // @ts-expect-error: an item has an id
  startReshelf({ describe: (hit: Hit) => ({ item_name: hit.name }) });
  // @ts-expect-error: the caller's own objects come back, no others
  shelf.rerank({ items: products }).items[0]?.objectID;
}
