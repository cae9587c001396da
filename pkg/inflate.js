// A file that travels inside a script, or lies as a text: gzipped, in base64.

import { fromBase64, toBase64 } from './base64.js';

/** Small enough that packing it holds the page up for no longer than a few milliseconds. */
const PIECE = 0x20000;

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

/**
 * The file as bytes. They are there before the page does anything else, where a response would let it.
 *
 * @param {string} text
 */
export async function inflatedBytes(text) {
  const { writable, readable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // Whoever reads hears what is wrong with it.
  Promise.all([writer.write(fromBase64(text)), writer.close()]).catch(() => {});
  /** @type {Uint8Array[]} */
  const pieces = [];
  for (const reader = readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
  }
  return joined(pieces);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {() => Promise<unknown>} rest before each piece
 * @returns {Promise<string>}
 */
export async function deflated(bytes, rest) {
  let at = 0;
  const pieces = new ReadableStream({
    async pull(stream) {
      await rest();
      if (at < bytes.length) stream.enqueue(bytes.subarray(at, (at += PIECE)));
      else stream.close();
    },
  });
  return toBase64(new Uint8Array(await new Response(pieces.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()));
}

/** @param {readonly Uint8Array[]} pieces */
export function joined(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bytes of pieces) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}
