// A value with bytes in it as bytes alone: the value in JSON, where each of the others stands by its length, and behind it these.

import { joined } from './inflate.js';
import { TextDecoder, TextEncoder } from './utf8.js';

const END = 10;

/** @param {unknown} value of what JSON has, and of `Uint8Array`s */
export function flattened(value) {
  /** @type {Uint8Array[]} */
  const all = [];
  const json = JSON.stringify(value, (_, part) => {
    if (!(part instanceof Uint8Array)) return part;
    all.push(part);
    return { bytes: part.length };
  });
  return joined([new TextEncoder().encode(`${json}\n`), ...all]);
}

/**
 * The value again; its bytes are views of these.
 *
 * @param {Uint8Array} flat
 * @returns {unknown}
 */
export function unflattened(flat) {
  let at = flat.indexOf(END) + 1;
  const json = new TextDecoder().decode(flat.subarray(0, at));
  return JSON.parse(json, (_, part) => (typeof part?.bytes === 'number' ? flat.subarray(at, (at += part.bytes)) : part));
}
