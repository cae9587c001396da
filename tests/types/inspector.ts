// `reshelf/inspector` as a shop uses it that puts the element on its page.

import { startReshelf } from 'reshelf';
import { defineInspector } from 'reshelf/inspector';
import type { InspectorAct, InspectorSection, ReshelfInspector } from 'reshelf/inspector';

export function inspect(into: HTMLElement): boolean {
  const there: boolean = defineInspector();
  const inspector: ReshelfInspector = document.createElement('reshelf-inspector');
  const section: InspectorSection = 'network';
  inspector.shelf = startReshelf<{ title: string }>({ describe: ({ title }) => ({ item_id: title }) });
  inspector.nameOf = (item) => JSON.stringify(item);
  inspector.labels = { item_category: 'Departments' };
  inspector.section = section;
  inspector.base = '/vendor/reshelf/';
  inspector.addEventListener('reshelf-act', ({ detail }) => {
    const { act }: InspectorAct = detail;
    if (act === 'forget') inspector.shelf = undefined;
  });
  inspector.addEventListener('click', () => inspector.remove(), { once: true });
  into.append(inspector);
  return there && defineInspector('shop-inspector');
}

export function whatIsWrong(inspector: ReshelfInspector): void {
  // @ts-expect-error: a promise of a shelf is none yet
  inspector.shelf = Promise.resolve(startReshelf());
  // @ts-expect-error: there is no such section
  inspector.section = 'prices';
  // @ts-expect-error: a name, not a class
  defineInspector(HTMLElement);
}
