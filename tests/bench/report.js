// The tables, and what was promised.

const PEERS = /** @type {const} */ ({ onnx: 'ONNX Runtime Web', tensorflow: 'TensorFlow.js wasm', tiles: 'JavaScript in 2 × 4 tiles' });
const MOST_DIFFERENCE = 1e-4;
const MOST_MS_FOR_100 = 0.7;
const MOST_WITH_SHOP_FILE = 1.1;

// Promises about the peers are ratios of one run, each with room for a machine that others use.
const LEAST_TIMES = { onnx: 1.1, tensorflow: 1.1, tiles: 6 };
const LEAST_TIMES_ON_A_FRESH_PAGE = { onnx: 5, tensorflow: 1.2 };
const LEAST_TIMES_LIGHTER = 2.4;

/** @typedef {import('./measure.js').Row} Row */
/** @typedef {{ rows: Row[], multiplicationNs: number, fresh: Record<string, import('./fresh/run.js').Fresh>, bytes: Record<string, { gzip: number, brotli: number }> }} Measured */

/** @param {Measured} measured @param {string} browser */
export function print({ rows, multiplicationNs, fresh, bytes }, browser) {
  console.log(`In turns in one page of Chromium ${browser}, after 50 events. Below 1.0 the peer is faster.`);
  steps(rows);
  for (const [of, heading] of Object.entries({ scoring: 'Scoring alone', whole: 'Whole list (theirs: packs finished features, scores, sorts)' })) {
    table(heading, rows.map(({ size }) => `${size} items`), {
      'reshelf, ms': rows.map((row) => row[of].reshelf.ms.toFixed(3)),
      ...(of === 'whole' && { 'reshelf with a shop file': rows.map(({ withShopFile }) => `× ${withShopFile.toFixed(2)}`) }),
      ...Object.fromEntries(Object.entries(PEERS).map(([peer, name]) => [name, rows.map((row) => `× ${row[of][peer].ratio.toFixed(2)}`)])),
    });
  }
  table(`The floor of scoring: ${multiplicationNs.toFixed(2)} ns for a multiplication and addition of four numbers`, rows.map(({ size }) => `${size} items`), {
    'multiplications': rows.map(({ multiplications }) => multiplications.toFixed(0)),
    'floor, ms': rows.map(({ multiplications }) => ((multiplications * multiplicationNs) / 1e6).toFixed(3)),
    'reshelf': rows.map(({ multiplications, scoring }) => `× ${((scoring.reshelf.ms * 1e6) / multiplications / multiplicationNs).toFixed(2)}`),
  });
  const names = ['reshelf', 'onnx', 'tensorflow'];
  const labels = names.map((name) => PEERS[name] ?? 'reshelf');
  table('A fresh page, 100 items', ['first list, ms', 'from script, ms', 'times reshelf', 'KB gzip', 'KB brotli'], Object.fromEntries(
    names.map((name, n) => [labels[n], [fresh[name].call.toFixed(1), fresh[name].ordered.toFixed(1), `× ${fresh[name].times.ordered.toFixed(1)}`, (bytes[name].gzip / 1000).toFixed(0), (bytes[name].brotli / 1000).toFixed(0)]]),
  ));
}

/** And what of a whole list is in none of them: the face, the ledger, what is to be stored. @param {Row[]} rows */
function steps(rows) {
  const cells = ({ steps: { whole, ...steps } }) => {
    const rest = Object.values(steps).reduce((left, { ratio }) => left - ratio, 1);
    return [whole.ms.toFixed(3), ...[...Object.values(steps).map(({ ratio }) => ratio), rest].map((part) => `${(100 * part).toFixed(0)} %`)];
  };
  const [, ...names] = Object.keys(rows[0].steps);
  table('What a whole list is spent on', ['ms', ...names, 'the rest'], Object.fromEntries(rows.map((row) => [`${row.size} items`, cells(row)])));
}

/** @param {string} heading @param {readonly string[]} columns @param {Record<string, readonly string[]>} lines */
function table(heading, columns, lines) {
  console.log(`\n${heading}`);
  const line = (first, cells) => console.log(first.padEnd(28) + cells.map((cell) => cell.padStart(15)).join(''));
  line('', columns);
  for (const [name, cells] of Object.entries(lines)) line(name, cells);
}

/** Says what was not kept. @param {Measured} measured */
export function check({ rows, fresh, bytes }) {
  const broken = [...rows.flatMap(ofList), ...ofPage(fresh, bytes)];
  broken.forEach((words) => console.error(words));
  return broken.length === 0;
}

/** @param {Row} row @returns {string[]} */
function ofList({ size, scoring, whole, differences, withShopFile }) {
  const slower = Object.entries(LEAST_TIMES).filter(([peer, least]) => !(scoring[peer].ratio >= least));
  const apart = Object.entries(differences).filter(([, most]) => !(most <= MOST_DIFFERENCE));
  return [
    ...slower.map(([peer, least]) => `scoring ${size} items takes ${PEERS[peer]} ${scoring[peer].ratio.toFixed(2)} times as long as reshelf, ${least} is promised`),
    ...apart.map(([peer, most]) => `${size} items: the scores of ${PEERS[peer]} differ by ${most}, at most ${MOST_DIFFERENCE} can be rounding`),
    ...(size === 100 && !(whole.reshelf.ms < MOST_MS_FOR_100) ? [`100 items took ${whole.reshelf.ms.toFixed(3)} ms, at most ${MOST_MS_FOR_100} is promised`] : []),
    ...(size === 100 && !(withShopFile <= MOST_WITH_SHOP_FILE) ? [`100 items take ${withShopFile.toFixed(2)} times as long with a shop file, at most ${MOST_WITH_SHOP_FILE} is promised`] : []),
  ];
}

/** @param {Measured['fresh']} fresh @param {Measured['bytes']} bytes @returns {string[]} */
function ofPage(fresh, bytes) {
  const late = Object.entries(LEAST_TIMES_ON_A_FRESH_PAGE).filter(([peer, least]) => !(fresh[peer].times.ordered >= least));
  const heavier = bytes.tensorflow.gzip / bytes.reshelf.gzip;
  return [
    ...late.map(([peer, least]) => `a fresh page has its first list with ${PEERS[peer]} after ${fresh[peer].times.ordered.toFixed(1)} times as long as with reshelf, ${least} is promised`),
    ...(heavier >= LEAST_TIMES_LIGHTER ? [] : [`TensorFlow.js is ${heavier.toFixed(1)} times as heavy as reshelf, ${LEAST_TIMES_LIGHTER} is promised`]),
  ];
}
