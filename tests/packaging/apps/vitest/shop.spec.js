// A shop's own test of its integration; what comes of the visit is printed for the test that looks on.

import { createReshelf } from 'reshelf';

import { visit } from '../visit.js';

test('the shelf learns here', async () => {
  const result = await visit(createReshelf);
  process.stdout.write(`\n${JSON.stringify(result)}\n`);
});
