// A shop's own test of its integration; what comes of the visit is printed for the test that looks on.

import { createReshelf } from 'reshelf';

import { visit } from '../visit.js';

test('the shelf learns here', async () => {
  // Jest runs CommonJS, and imports no module from an address.
  const result = await visit((options) => createReshelf({ ...options, modules: { crowd: () => require('reshelf/crowd') } }));
  process.stdout.write(`\n${JSON.stringify(result)}\n`);
});
