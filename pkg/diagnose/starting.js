// Whether there is a shelf that can order anything, and one alone.

import { counted, said } from './words.js';

/** @typedef {import('./case.js').Rule} Rule */

const TWO = 'docs/troubleshooting.md#two-copies-on-one-page';

/** @type {Rule} */
const notReady = ({ starting, ready, warning }) => {
  if (ready) return undefined;
  if (starting) {
    const text = 'The shelf has not started yet, and lists keep the server’s order until it has: wait for shelf.whenReady.';
    return { code: 'starting', level: 'stops', text, guide: 'docs/api.md#reshelf' };
  }
  const why = warning('The server')?.warning;
  const ended = 'The shelf has no core: it was disposed of, or its core stopped.';
  const text = why ? `The core was not loaded: ${said(why)}.` : ended;
  const policy = /Security.Policy|unsafe-eval|CSP/i.test(why?.message ?? '');
  const guide = policy ? 'docs/csp-and-consent.md#content-security-policy' : 'docs/troubleshooting.md#starting';
  return { code: 'no-core', level: 'stops', text, guide };
};

/** @type {Rule} */
const several = ({ self, others, seen }) => {
  const [other] = others;
  if (!other) return undefined;
  const apart = (seen.asked > 0 && seen.heard === 0 && other.seen.heard > 0) || (seen.heard > 0 && seen.asked === 0 && other.seen.asked > 0);
  const copies = others.some(({ copy }) => copy !== self.copy);
  const what = copies ? 'Two copies of the package are on this page, each with a shelf' : `${counted(others.length + 1, 'shelf')} are on this page`.replace('shelfs', 'shelves');
  const does = (/** @type {import('../seen.js').Seen} */ { heard, asked }) => `heard ${counted(heard, 'event')} and was asked for ${counted(asked, 'list')}`;
  const text = `${what}: this one ${does(seen)}, another ${does(other.seen)}. Start one, and pass it on.`;
  return { code: copies ? 'two-copies' : 'two-shelves', level: apart ? 'stops' : 'weakens', text, guide: TWO };
};

/** @type {Rule} */
const paused = ({ paused }) =>
  paused
    ? {
        code: 'paused',
        level: 'normal',
        text: 'It is paused: nothing is taken in, and lists keep the server’s order until shelf.pause(false).',
        guide: 'docs/troubleshooting.md#the-order-does-not-change',
      }
    : undefined;

/** @type {Rule} */
const heldOut = ({ heldOut }) =>
  heldOut
    ? {
        code: 'held-out',
        level: 'normal',
        text: 'The shopper is in the holdout, whose lists keep the server’s order. To try it, use another id, or no holdout.',
        guide: 'docs/measuring.md#holdout',
      }
    : undefined;

/** In order. */
export const STARTING = [notReady, several, paused, heldOut];
