/** What reads shop files, inside a script: for `modules: { crowd: () => import('reshelf/crowd') }`. */

import type { CrowdScript } from './types.d.ts';

/** A shop file that was read, and what it says of itself. Rejects with what says why it cannot be, and what to do. */
export const readShopFile: CrowdScript['readShopFile'];
