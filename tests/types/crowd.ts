// `reshelf/crowd` as a shop uses it whose bundle has no files beside it.

import { startReshelf } from 'reshelf';
import type { CrowdOfFile, ReadShopFile } from 'reshelf';
import { readShopFile } from 'reshelf/crowd';

export function startWithShopFile(): void {
  startReshelf({ shop: '/autumn.shop', modules: { crowd: () => ({ readShopFile }) } });
  startReshelf({ shop: '/autumn.shop', modules: { crowd: () => import('reshelf/crowd') } });
  startReshelf({ shop: '/autumn.shop', modules: { crowd: '/reshelf/reshelf.crowd.js' } });
}

export async function start(file: Promise<Uint8Array>): Promise<number> {
  const read: ReadShopFile = await readShopFile(file, undefined);
  const crowd: CrowdOfFile = read.crowd;
  crowd.free();
  return read.head.gain.mean;
}
