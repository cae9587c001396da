// `reshelf/trainer` as a shop uses it whose bundle has no files beside it.

import { startReshelf } from 'reshelf';
import { trainerBytes, workerAddress, workerText } from 'reshelf/trainer';

export async function shop(): Promise<void> {
  const address: string = workerAddress();
  const script: string = workerText();
  const bytes: ArrayBuffer = await trainerBytes();
  startReshelf({ modules: { worker: address || script, trainer: bytes } });
  startReshelf({ modules: { trainer: () => import('reshelf/trainer') } });
}

export function whatIsWrong(): void {
  // @ts-expect-error: the address of a worker, not a worker
  startReshelf({ modules: { worker: new Worker(workerAddress()) } });
}
