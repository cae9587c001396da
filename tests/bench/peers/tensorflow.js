// TensorFlow.js with its WebAssembly backend, in one thread.

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { add, env, fused, matMul, mul, setBackend, sigmoid, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';

import file from 'base.reshelf';
import { readModel } from '../model.js';

/** Gives the function that scores standardised features, `[items, width]`. */
export async function start() {
  setWasmPaths(new URL('./', import.meta.url).href);
  // Where it may, it would take threads.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend('wasm');
  const { width, ...model } = readModel(file);
  const matrix = (weights, rows) => tensor2d(weights, [rows, weights.length / rows]);
  const [first, second] = [matrix(model.first, width), matrix(model.second, model.firstBias.length)];
  const [last, skip] = [matrix(model.last, model.last.length), matrix(model.skip, width)];
  const [firstBias, secondBias] = [tensor1d(model.firstBias), tensor1d(model.secondBias)];
  const layer = (a, b, bias) => {
    const sums = fused.matMul({ a, b, bias });
    return mul(sums, sigmoid(sums));
  };
  return (features, items) =>
    tidy(() => {
      const inputs = tensor2d(features, [items, width]);
      const deeper = layer(layer(inputs, first, firstBias), second, secondBias);
      return add(matMul(deeper, last), matMul(inputs, skip)).dataSync();
    });
}
