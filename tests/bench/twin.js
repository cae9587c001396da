// The scoring in plain JavaScript: the same arithmetic over the same weights, as one would write it without WebAssembly.

const CLIP = 4;
// How what was never touched leans on the server's order: src/trust.rs. The columns tell where it put an item, and how often it was touched.
const [LEANS, FEW] = [0.1, 4];
const [POSITION, TOUCHED] = [0, 27];
const HEADER = 4 + 2 + 8;

/** Reads a model file: `src/model/mod.rs` says how it is written. @param {Uint8Array} bytes @param {number} width */
export function readModel(bytes, width) {
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
  const vector = () => (precision === 0 ? numbers(width) : halves(width));
  const [mean, deviation] = [vector(), vector()];
  vector();
  return {
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

/** @param {ReturnType<typeof readModel>} model @param {Float32Array} features `[items, width]`, NaN where missing */
export function score(model, features) {
  const width = model.mean.length;
  const items = features.length / width;
  const input = new Float32Array(width);
  const hidden = new Float32Array(model.firstBias.length);
  const deeper = new Float32Array(model.secondBias.length);
  const scores = new Float32Array(items);
  const leans = LEANS * Math.max(0, Math.log(items / FEW));
  for (let item = 0; item < items; item++) {
    standardise(model, features, item * width, input);
    layer(model.first, model.firstBias, input, hidden);
    activate(hidden);
    layer(model.second, model.secondBias, hidden, deeper);
    activate(deeper);
    const lean = features[item * width + TOUCHED] > 0 ? 0 : leans * features[item * width + POSITION];
    scores[item] = dot(model.skip, input) + dot(model.last, deeper) - lean;
  }
  return scores;
}

function standardise(model, features, start, input) {
  for (let column = 0; column < input.length; column++) {
    const standard = (features[start + column] - model.mean[column]) / model.deviation[column];
    input[column] = standard === standard ? Math.max(-CLIP, Math.min(CLIP, standard)) : 0;
  }
}

function layer(weights, bias, input, output) {
  const units = output.length;
  output.set(bias);
  for (let row = 0; row < input.length; row++) {
    const value = input[row];
    if (value === 0) continue;
    for (let unit = 0; unit < units; unit++) output[unit] += value * weights[row * units + unit];
  }
}

function activate(values) {
  for (let unit = 0; unit < values.length; unit++) values[unit] /= 1 + Math.exp(-values[unit]);
}

function dot(one, other) {
  let sum = 0;
  for (let n = 0; n < one.length; n++) sum += one[n] * other[n];
  return sum;
}
