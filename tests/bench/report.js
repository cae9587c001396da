// The table, and what was promised.

const MOST_MS_FOR_100 = 1;
const TIMES_FASTER = 4;
const MOST_WITH_SHOP_FILE = 1.1;
const MOST_DIFFERENCE = 1e-4;

/** @typedef {{ size: number, cold: number, total: number, crossing: number, features: number, scoring: number, arrangement: number, plain: number, difference: number, started?: number }} Row */

/** @param {Row[]} rows @param {string} browser */
export function print(rows, browser) {
  console.log(`rerank after 50 events, Chromium ${browser}; milliseconds, median`);
  line('items', 'total', 'crossing', 'features', 'scoring', 'arrangement', 'plain JS', 'faster', 'first call', 'shop file');
  for (const { size, total, crossing, features, scoring, arrangement, plain, cold, started = 1 } of rows) {
    const times = [total, crossing, features, scoring, arrangement, plain].map((time) => time.toFixed(3));
    line(String(size), ...times, `${(plain / scoring).toFixed(1)} ×`, cold.toFixed(1), `× ${started.toFixed(2)}`);
  }
}

/** Says what was not kept. @param {Row[]} rows */
export function check(rows) {
  const broken = rows.flatMap(({ size, total, scoring, plain, difference, started = 1 }) => [
    ...(size === 100 && started > MOST_WITH_SHOP_FILE ? [`100 items take ${started.toFixed(2)} times as long with a shop file, at most ${MOST_WITH_SHOP_FILE} is promised`] : []),
    ...(size === 100 && total >= MOST_MS_FOR_100 ? [`100 items took ${total.toFixed(3)} ms, at most ${MOST_MS_FOR_100} is promised`] : []),
    ...(size === 100 && plain / scoring < TIMES_FASTER ? [`scoring 100 items is ${(plain / scoring).toFixed(1)} times faster than plain JavaScript, ${TIMES_FASTER} is promised`] : []),
    ...(difference > MOST_DIFFERENCE ? [`${size} items: the two scores differ by ${difference}`] : []),
  ]);
  broken.forEach((words) => console.error(words));
  return broken.length === 0;
}

/** @param {...string} cells */
function line(...cells) {
  console.log(cells.map((cell) => cell.padStart(12)).join(''));
}
