// The network as an ONNX file, so that none is kept: the messages of onnx.proto3 that it takes, by their numbers.

import { message } from './protobuf.js';

const [IR_VERSION, OPSET] = [8, 17];
const FLOAT = 1;

/** From standardised features, `[items, width]`, to scores, `[items, 1]`. @param {import('../model.js').Model} model */
export function onnxModel({ width, first, firstBias, second, secondBias, last, skip }) {
  const [units, deeper] = [firstBias.length, secondBias.length];
  const graph = message([
    ...[
      node('Gemm', ['features', 'first', 'firstBias'], 'sums'),
      ...silu('sums', 'hidden'),
      node('Gemm', ['hidden', 'second', 'secondBias'], 'deeperSums'),
      ...silu('deeperSums', 'deeper'),
      node('MatMul', ['features', 'skip'], 'linear'),
      node('Gemm', ['deeper', 'last', 'linear'], 'scores'),
    ].map((node) => [1, node]),
    [2, 'reshelf'],
    ...[
      tensor('first', [width, units], first),
      tensor('firstBias', [units], firstBias),
      tensor('second', [units, deeper], second),
      tensor('secondBias', [deeper], secondBias),
      tensor('last', [deeper, 1], last),
      tensor('skip', [width, 1], skip),
    ].map((tensor) => [5, tensor]),
    [11, list('features', width)],
    [12, list('scores', 1)],
  ]);
  return message([[1, IR_VERSION], [7, graph], [8, message([[1, ''], [2, OPSET]])]]);
}

function node(type, inputs, output) {
  return message([...inputs.map((input) => [1, input]), [2, output], [4, type]]);
}

/** `value / (1 + e^-value)`, as exporters write it. */
function silu(input, output) {
  return [node('Sigmoid', [input], `${output}Gate`), node('Mul', [input, `${output}Gate`], output)];
}

function tensor(name, shape, numbers) {
  return message([...shape.map((length) => [1, length]), [2, FLOAT], [8, name], [9, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)]]);
}

/** Of any number of items. */
function list(name, columns) {
  const shape = message([[1, message([[2, 'items']])], [1, message([[1, columns]])]]);
  return message([[1, name], [2, message([[1, message([[1, FLOAT], [2, shape]])]])]]);
}
