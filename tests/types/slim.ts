// `reshelf/slim` as a shop uses it that serves the core itself.

import type { Arm as FullArm, Reshelf as FullReshelf } from 'reshelf';
import { bucketOf, createReshelf, startReshelf } from 'reshelf/slim';
import type { Arm, Item, Reshelf } from 'reshelf/slim';

declare const products: Item[];

export async function shop(): Promise<Item[]> {
  const core = await fetch('/reshelf/core_bg.wasm');
  const shelf: Reshelf = startReshelf({ modules: { core }, holdout: { id: '1', share: await bucketOf('1') } });
  const other = await createReshelf({ modules: { core: WebAssembly.compileStreaming(core) } });
  // One set of types, whichever entry point they come from.
  const full: FullReshelf = other;
  const arm: Arm = 'personal' satisfies FullArm;
  void [full, arm];
  return shelf.rerank({ items: products }).items;
}

export function whatIsWrong(): void {
  // @ts-expect-error: a module or its address; to TypeScript a module is any object, so only the lack of one is wrong
  startReshelf({ modules: { core: null } });
}
