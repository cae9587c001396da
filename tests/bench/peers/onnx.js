// ONNX Runtime Web on the processor, in one thread.

import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

import model from 'model.onnx';

/** Gives the function that scores standardised features, `[items, width]`. */
export async function start() {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL('ort-wasm-simd-threaded.wasm', import.meta.url).href };
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  return async (features, items) => {
    const { scores } = await session.run({ features: new Tensor('float32', features, [items, features.length / items]) });
    return scores.data;
  };
}
