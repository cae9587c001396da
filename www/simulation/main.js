#!/usr/bin/env node
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { inventedCatalogue } from '../server/catalogues/invented.js';
import { EmbeddedEngine } from '../server/engines/embedded.js';
import { simulatedLog } from './log.js';

const usage = `Usage: node www/simulation/main.js [--shoppers NUMBER] [--seed NUMBER]

Prints what simulated shoppers do in the invented shop, as a log that \`reshelf shop --log -\` counts.

  --shoppers NUMBER  how many (default 20000)
  --seed NUMBER      another one draws other shoppers (default 18)`;

try {
  const { values } = parseArgs({ options: { shoppers: { type: 'string', default: '20000' }, seed: { type: 'string', default: '18' }, help: { type: 'boolean', default: false } } });
  if (values.help) console.log(usage);
  else await print({ shoppers: wholeNumber(values.shoppers, '--shoppers'), seed: wholeNumber(values.seed, '--seed') });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** @param {import('./log.js').Size} size */
async function print(size) {
  const catalogue = inventedCatalogue();
  const { stdout } = process;
  for await (const line of simulatedLog(new EmbeddedEngine(catalogue), catalogue.products, size)) {
    if (!stdout.write(`${JSON.stringify(line)}\n`)) await once(stdout, 'drain');
  }
}

/** @param {string} text @param {string} name */
function wholeNumber(text, name) {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`${name} is "${text}"; it must be a whole number from 0\n\n${usage}`);
}
