// Two packages in one page: the one that lies below /before/, and this one.

import { inTurns, repeated } from '../clock.js';
import { list, visit } from '../shop.js';

const SIZES = [24, 100, 1000];

/** @typedef {{ before: { ms: number, ratio: number }, now: { ms: number, ratio: number } }} Both */

/** @returns {Promise<Array<{ size: number, differs: number, times: Record<string, Both> }>>} */
export async function compare() {
  const [before, now] = [await sideOf('/before/'), await sideOf('/')];
  const rows = [];
  for (const size of SIZES) {
    const items = list(size, 50);
    const [old, own] = [before.core.of(items), now.core.of(items)];
    const rerank = ({ shelf }, options) => repeated(() => shelf.rerank({ items, query: 'trail shoe', ...options }));
    const times = {
      'whole list': await inTurns({ before: rerank(before, { refresh: true }), now: rerank(now, { refresh: true }) }),
      'the same again': await inTurns({ before: rerank(before, {}), now: rerank(now, {}) }),
    };
    for (const step of Object.keys(own.steps)) if (old.steps[step]) times[step] = await inTurns({ before: old.steps[step], now: own.steps[step] });
    rows.push({ size, differs: differs(old.scores, own.scores), times });
  }
  return rows;
}

async function sideOf(root) {
  const [{ createReshelf }, { stepsOfCore }] = await Promise.all([import(`${root}pkg/index.js`), import(`${root}tests/bench/steps.js`)]);
  const shelf = await createReshelf({ autoLearn: false });
  visit(shelf);
  return { shelf, core: await stepsOfCore() };
}

/** How far the scores of one list are apart; NaN where there are more of one. */
function differs(old, own) {
  return old.length === own.length ? own.reduce((most, score, item) => Math.max(most, Math.abs(score - old[item])), 0) : NaN;
}
