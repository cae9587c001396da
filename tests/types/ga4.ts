// `reshelf/ga4` as a shop uses it.

import { createReshelf, startReshelf } from 'reshelf';
import { connectGa4 } from 'reshelf/ga4';
import type { Ga4Options } from 'reshelf/ga4';

declare global {
  interface Window {
    dataLayer: unknown[];
  }
}

export function shop(): () => void {
  const options: Ga4Options = { dataLayer: window.dataLayer, region: 'DE' };
  const end: () => void = connectGa4(startReshelf(), options);
  connectGa4(createReshelf());
  return end;
}

export function whatIsWrong(): void {
  // @ts-expect-error: a shelf is needed
  connectGa4();
  // @ts-expect-error: an array, not its name
  connectGa4(startReshelf(), { dataLayer: 'dataLayer' });
  // @ts-expect-error: one region, as a text
  connectGa4(startReshelf(), { region: ['DE'] });
}
