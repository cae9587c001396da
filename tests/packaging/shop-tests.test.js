// Jest and Vitest, with the pages that they pretend: a shop tests its integration there, learning and all.

import { describe } from 'node:test';

import { keepsItsPromises } from './support/promises.js';
import { node } from './support/run.js';
import { appFolder, tool } from './support/work.js';

/** @param {string} app @param {...string} command what its one test prints */
async function visit(app, ...command) {
  const printed = await node(appFolder(app), ...command);
  const result = printed.split('\n').find((line) => line.startsWith('{"ready"'));
  if (!result) throw new Error(`the test printed no result:\n${printed}`);
  return JSON.parse(result);
}

const jest = tool('jest/bin/jest.js');
const jest29 = tool('jest29/bin/jest.js');
for (const [version, path, environments] of /** @type {const} */ ([
  ['30', jest, ['node', tool('jest-environment-jsdom'), tool('@happy-dom/jest-environment')]],
  ['29', jest29, [tool('jest-environment-jsdom29')]],
])) {
  describe(`Jest ${version}`, () => {
    for (const environment of environments) {
      keepsItsPromises(String(environment.split('node_modules/').at(-1)), () => visit('jest', path, '--env', environment));
    }
  });
}

describe('Vitest 4', () => {
  for (const environment of ['jsdom', 'happy-dom']) {
    const run = () => visit('vitest', tool('vitest/vitest.mjs'), 'run', '--globals', '--environment', environment);
    keepsItsPromises(environment, run);
  }
});
