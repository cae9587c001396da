// Who is held out of an experiment: decided by the shop's own id, the same on every device and on the shop's servers.

import { subtle } from './host.js';
import { TextEncoder } from './utf8.js';

const BUCKETS = 2 ** 32;
const INSECURE = 'a holdout needs a page served over https, or from localhost';

/** @type {typeof import('./types.d.ts').bucketOf} */
export async function bucketOf(id, experiment = 'reshelf') {
  const hashing = subtle();
  if (!hashing) throw new Error(INSECURE);
  const hash = await hashing.digest('SHA-256', new TextEncoder().encode(`${experiment}:${id}`));
  return new DataView(hash).getUint32(0) / BUCKETS;
}

/**
 * Whether the shopper is held out.
 *
 * @param {import('./types.d.ts').Holdout | undefined} holdout
 */
export async function isHeldOut(holdout) {
  if (!holdout) return false;
  const { id, share, experiment } = holdout;
  if (typeof id !== 'string' || id === '') throw new Error('holdout.id is missing: give the id by which the shop knows the shopper');
  if (!(share >= 0 && share <= 1)) throw new Error(`holdout.share is ${share}, allowed is 0 to 1`);
  return (await bucketOf(id, experiment)) < share;
}
