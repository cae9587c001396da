// Text as bytes and back, for the core's glue. Jest's jsdom has neither class; Node, which it runs in, has both.

import { builtIn, isNode } from './node.js';

/** @type {Pick<typeof globalThis, 'TextEncoder' | 'TextDecoder'>} */
const own = !globalThis.TextDecoder && isNode() ? builtIn('node:util') : globalThis;

export const { TextEncoder, TextDecoder } = own;
