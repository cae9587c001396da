// The weights of a model file: `src/model/mod.rs` says how it is written. For those who score without reshelf.

const CLIP = 4;
const HEADER = 4 + 2 + 8;
// Of all columns: mean, deviation and prior, two bytes each where weights have one.
const VECTORS = 3;

/** @typedef {ReturnType<typeof readModel>} Model */

/** @param {Uint8Array} bytes */
export function readModel(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, precision] = [0, 2, 4].map((at) => view.getUint16(HEADER + at, true));
  let at = HEADER + 6;
  const numbers = (count) => Float32Array.from({ length: count }, () => view.getFloat32((at += 4) - 4, true));
  // bfloat16: the upper half of an f32.
  const halves = (count) => {
    const bits = Uint32Array.from({ length: count }, () => view.getUint16((at += 2) - 2, true) << 16);
    return new Float32Array(bits.buffer);
  };
  const eights = (columns) => {
    const scale = numbers(1)[0];
    return Array.from({ length: columns }, () => Math.fround(view.getInt8(at++) * scale));
  };
  const matrix = (rows, columns) =>
    precision === 0
      ? numbers(rows * columns)
      : Float32Array.from(Array.from({ length: rows }, () => eights(columns)).flat());
  const width = widthOf(bytes.length, first, second, precision);
  const vector = () => (precision === 0 ? numbers(width) : halves(width));
  const [mean, deviation] = [vector(), vector()];
  vector();
  return {
    width,
    mean,
    deviation,
    first: matrix(width, first),
    firstBias: numbers(first),
    second: matrix(first, second),
    secondBias: numbers(second),
    last: numbers(second),
    skip: numbers(width),
  };
}

/** How many columns there are, which the file does not say: what is left of its bytes for each of them. */
function widthOf(length, first, second, precision) {
  const checksum = 8;
  const [number, row] = precision === 0 ? [4, (columns) => 4 * columns] : [2, (columns) => 4 + columns];
  const rest = HEADER + 6 + 4 * first + first * row(second) + 8 * second + checksum;
  const width = (length - rest) / (VECTORS * number + row(first) + 4);
  if (!Number.isInteger(width)) throw new Error(`a model of ${length} bytes has no whole number of columns: ${width}`);
  return width;
}

/**
 * What the network takes in: raw features standardised, what is missing (NaN) as 0.
 *
 * @param {Model} model
 * @param {Float32Array} features `[items, width]`
 */
export function standardised({ width, mean, deviation }, features) {
  const inputs = new Float32Array(features.length);
  for (let row = 0; row < features.length; row += width) {
    for (let column = 0; column < width; column++) {
      const standard = (features[row + column] - mean[column]) / deviation[column];
      inputs[row + column] = standard === standard ? Math.max(-CLIP, Math.min(CLIP, standard)) : 0;
    }
  }
  return inputs;
}
