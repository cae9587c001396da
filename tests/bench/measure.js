// What is timed in the page: a list's steps, its scoring beside that of others, and the whole list.

import { awaited, inTurns, repeated } from './clock.js';
import { multiplicationNs, multiplicationsOf } from './floor.js';
import { readModel, standardised } from './model.js';
import { orderOf, packed } from './peers/list.js';
import { list, visit } from './shop.js';
import { stepsOfCore } from './steps.js';
import { score } from './twin.js';
import { createReshelf } from '../../pkg/index.js';

const SIZES = [24, 100, 1000];

/**
 * @typedef {'reshelf' | 'onnx' | 'tensorflow' | 'tiles'} Ranker
 * @typedef {object} Row
 * @property {number} size
 * @property {Record<'whole' | 'packing' | 'reading' | 'features' | 'scoring' | 'arrangement', { ms: number, ratio: number }>} steps ratio: of the whole
 * @property {Record<Ranker, { ms: number, ratio: number }>} scoring alone
 * @property {Record<Ranker, { ms: number, ratio: number }>} whole list: the others pack finished features, score and sort
 * @property {Record<Ranker, number>} differences greatest, from reshelf's scores
 * @property {number} multiplications of four numbers each, which no scoring of this list can do without
 * @property {number} withShopFile times as long as without
 */

/** @param {{ shop: number[], floor: number[] }} given a shop file's bytes, and those of the module of floor.js */
export async function measure({ shop, floor }) {
  const [face, started, onnx, tensorflow, core] = await Promise.all([
    createReshelf({ autoLearn: false }),
    withFile({ autoLearn: false, shop: Uint8Array.from(shop) }),
    import('/peers/peers-onnx.js').then(({ start }) => start()),
    import('/peers/peers-tensorflow.js').then(({ start }) => start()),
    stepsOfCore(),
  ]);
  [face, started].forEach((own) => visit(own));
  const rankers = { face, started, onnx, tensorflow, core, model: readModel(core.model) };
  const rows = [];
  for (const size of SIZES) rows.push({ size, ...(await measureSize(rankers, list(size, 50))) });
  return { rows, multiplicationNs: await multiplicationNs(Uint8Array.from(floor)) };
}

async function withFile(options) {
  const own = await createReshelf(options);
  while (own.status().shop?.state === 'waiting') await new Promise((soon) => setTimeout(soon, 5));
  if (own.status().shop?.state !== 'used') throw new Error('the shop file is not used');
  return own;
}

/** @returns {Promise<Omit<Row, 'size'>>} */
async function measureSize({ face, started, onnx, tensorflow, core, model }, items) {
  const { steps, features, scores } = core.of(items);
  const inputs = standardised(model, features);
  const rows = items.map((_, item) => inputs.slice(item * model.width, (item + 1) * model.width));
  const rawRows = items.map((_, item) => features.slice(item * model.width, (item + 1) * model.width));
  const rerank = (own) => repeated(() => own.rerank({ items, query: 'trail shoe', refresh: true }));
  const whole = await inTurns({
    reshelf: rerank(face),
    onnx: awaited(async () => orderOf(await onnx(packed(rows), items.length))),
    tensorflow: repeated(() => orderOf(tensorflow(packed(rows), items.length))),
    tiles: repeated(() => orderOf(score(model, packed(rawRows)))),
  });
  const { started: withShopFile } = await inTurns({ face: rerank(face), started: rerank(started) });
  return {
    steps: await inTurns({ whole: rerank(face), ...steps }),
    scoring: await inTurns({
      reshelf: steps.scoring,
      onnx: awaited(() => onnx(inputs, items.length)),
      tensorflow: repeated(() => tensorflow(inputs, items.length)),
      tiles: repeated(() => score(model, features)),
    }),
    whole,
    differences: {
      reshelf: 0,
      onnx: difference(scores, await onnx(inputs, items.length)),
      tensorflow: difference(scores, tensorflow(inputs, items.length)),
      tiles: difference(scores, score(model, features)),
    },
    multiplications: multiplicationsOf(model, inputs),
    withShopFile: withShopFile.ratio,
  };
}

function difference(ours, theirs) {
  if (ours.length !== theirs.length) throw new Error(`${theirs.length} scores of ${ours.length} items`);
  return ours.reduce((most, value, n) => Math.max(most, Math.abs(value - theirs[n])), 0);
}
