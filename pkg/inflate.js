// A file that travels inside a script: gzipped, in base64.

import { fromBase64 } from './base64.js';

/** Whether it can be unpacked here. */
export function canInflate() {
  return typeof DecompressionStream === 'function';
}

/**
 * The file as a response, so that a module is compiled while it is unpacked.
 *
 * @param {string} text
 * @param {string} type
 */
export function inflated(text, type) {
  const bytes = fromBase64(text);
  // Not a Blob's: a page that is pretended has one without a stream.
  const packed = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes);
      stream.close();
    },
  });
  return new Response(packed.pipeThrough(new DecompressionStream('gzip')), { headers: { 'content-type': type } });
}
