import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { securityHeaders } from './headers.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} Content
 * @property {Buffer | string} body
 * @property {string} type
 * @property {string} [caching] a Cache-Control value; without one the browser asks each time whether it changed
 * @property {Record<string, string>} [more] further headers
 */

/** Packed bodies by tag and encoding, as a file is asked for more often than it changes. @type {Map<string, Buffer>} */
const packedBodies = new Map();
const PACKED_BODIES_MAX = 200;

/** A file is packed once and well; an answer is waited for. */
const FILE_QUALITY = 6;
const ANSWER_QUALITY = 3;

/**
 * Sends content, packed where the browser can unpack it, or tells it that its copy still holds.
 * @param {Request} request
 * @param {Response} response
 * @param {Content} content
 */
export function sendContent(request, response, { body, type, caching = 'no-cache', more }) {
  const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = {
    ...securityHeaders,
    ...more,
    'Content-Type': type,
    'Cache-Control': caching,
    ETag: tag,
    Vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = packs(type) ? acceptedEncoding(request) : null;
  const packed = packedBody(Buffer.from(body), tag, encoding, caching !== 'no-store');
  response.writeHead(200, { ...headers, ...(encoding && { 'Content-Encoding': encoding }), 'Content-Length': packed.length });
  response.end(request.method === 'HEAD' ? undefined : packed);
}

/** @param {Request} request @param {Response} response @param {unknown} value @param {Content['more']} [more] */
export function sendJson(request, response, value, more) {
  const body = JSON.stringify(value);
  sendContent(request, response, { body, type: 'application/json; charset=utf-8', caching: 'no-store', more });
}

/** @param {Response} response @param {number} status @param {string} message */
export function sendError(response, status, message) {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ error: message }));
}

/** @param {string} type */
const packs = (type) => !/^(font|image\/png)/.test(type);

/** @param {Request} request @returns {'br' | 'gzip' | null} */
function acceptedEncoding(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/** @param {Buffer} body @param {string} tag @param {'br' | 'gzip' | null} encoding @param {boolean} kept */
function packedBody(body, tag, encoding, kept) {
  if (!encoding) return body;
  if (!kept) return pack(body, encoding, ANSWER_QUALITY);
  const key = encoding + tag;
  const known = packedBodies.get(key);
  if (known) return known;
  const packed = pack(body, encoding, FILE_QUALITY);
  const oldest = packedBodies.keys().next().value;
  if (packedBodies.size >= PACKED_BODIES_MAX && oldest !== undefined) packedBodies.delete(oldest);
  packedBodies.set(key, packed);
  return packed;
}

/** @param {Buffer} body @param {'br' | 'gzip'} encoding @param {number} quality both count from 1 to about 10 */
function pack(body, encoding, quality) {
  if (encoding === 'gzip') return gzipSync(body, { level: quality });
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}
