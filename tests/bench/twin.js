// The scoring in plain JavaScript, as fast as it goes there: two rows and four units at a time, so that their eight sums
// stay in registers. Loops are plain and names are given one by one, for destructuring costs half of the time.

import { standardised } from './model.js';

/** @param {import('./model.js').Model} model @param {Float32Array} features `[items, width]`, NaN where missing */
export function score(model, features) {
  const { width, first, firstBias, second, secondBias, last, skip } = model;
  const items = features.length / width;
  const inputs = standardised(model, features);
  const hidden = layer(inputs, items, first, firstBias);
  const deeper = layer(hidden, items, second, secondBias);
  const scores = new Float32Array(items);
  for (let item = 0; item < items; item++) scores[item] = dot(skip, inputs, item) + dot(last, deeper, item);
  return scores;
}

/**
 * A layer with its activation: `[rows, units]`.
 *
 * @param {Float32Array} inputs `[rows, columns]`
 * @param {number} rows
 * @param {Float32Array} weights `[columns, units]`, units by the four
 * @param {Float32Array} bias
 */
function layer(inputs, rows, weights, bias) {
  const units = bias.length;
  const columns = weights.length / units;
  const out = new Float32Array(rows * units);
  for (let row = 0; row < rows; row += 2) {
    // The last of an odd number goes by twice.
    const one = row * columns;
    const other = Math.min(row + 1, rows - 1) * columns;
    for (let unit = 0; unit < units; unit += 4) {
      let a = bias[unit];
      let b = bias[unit + 1];
      let c = bias[unit + 2];
      let d = bias[unit + 3];
      let e = a;
      let f = b;
      let g = c;
      let h = d;
      for (let column = 0, at = unit; column < columns; column++, at += units) {
        const x = inputs[one + column];
        const y = inputs[other + column];
        const p = weights[at];
        const q = weights[at + 1];
        const r = weights[at + 2];
        const s = weights[at + 3];
        a += x * p;
        b += x * q;
        c += x * r;
        d += x * s;
        e += y * p;
        f += y * q;
        g += y * r;
        h += y * s;
      }
      const to = row * units + unit;
      out[to] = silu(a);
      out[to + 1] = silu(b);
      out[to + 2] = silu(c);
      out[to + 3] = silu(d);
      if (row + 1 === rows) continue;
      out[to + units] = silu(e);
      out[to + units + 1] = silu(f);
      out[to + units + 2] = silu(g);
      out[to + units + 3] = silu(h);
    }
  }
  return out;
}

function silu(value) {
  return value / (1 + Math.exp(-value));
}

function dot(weights, rows, row) {
  let sum = 0;
  for (let n = 0, at = row * weights.length; n < weights.length; n++, at++) sum += weights[n] * rows[at];
  return sum;
}
