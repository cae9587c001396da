// The tables, and what was promised.

const PEERS = /** @type {const} */ ({ onnx: 'ONNX Runtime Web', tensorflow: 'TensorFlow.js wasm', tiles: 'JavaScript in 2 × 4 tiles' });
const MOST_DIFFERENCE = 1e-4;

/** @typedef {import('./measure.js').Row} Row */
/** @typedef {{ rows: Row[], multiplicationNs: number, fresh: Record<string, import('./fresh/run.js').Fresh>, bytes: Record<string, { gzip: number, brotli: number }> }} Measured */

/** @param {Measured} measured @param {string} browser */
export function print({ rows, multiplicationNs, fresh, bytes }, browser) {
  console.log(`In turns in one page of Chromium ${browser}, after 50 events; medians. Below 1.0 the peer is faster.`);
  steps(rows);
  for (const [of, heading] of Object.entries({ scoring: 'Scoring alone', whole: 'Whole list (theirs: packs finished features, scores, sorts)' })) {
    table(heading, rows.map(({ size }) => `${size} items`), {
      'reshelf, ms': rows.map((row) => row[of].reshelf.ms.toFixed(3)),
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
export function check({ rows }) {
  const broken = rows.flatMap(({ size, differences }) => Object.entries(differences).filter(([, most]) => !(most <= MOST_DIFFERENCE)).map(([name, most]) => `${size} items: the scores of ${name} differ by ${most}`));
  broken.forEach((words) => console.error(words));
  return broken.length === 0;
}
