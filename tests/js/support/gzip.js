// Streams that pack and unpack without threads, so that a test says when they are done.

import { gunzipSync, gzipSync } from 'node:zlib';

/** @param {(bytes: Uint8Array) => Uint8Array} work on all that was written, at its end */
function whole(work) {
  return class extends TransformStream {
    constructor() {
      /** @type {Uint8Array[]} */
      const pieces = [];
      super({
        transform: (piece) => void pieces.push(piece),
        flush: (out) => out.enqueue(new Uint8Array(work(Buffer.concat(pieces)))),
      });
    }
  };
}

export const fakeGzip = {
  CompressionStream: whole((bytes) => gzipSync(bytes, { level: 1 })),
  DecompressionStream: whole((bytes) => gunzipSync(bytes)),
};
