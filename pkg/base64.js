// Bytes as text, for what the shopper takes away and for files inside a script.

const PIECE = 0x8000;

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  const native = /** @type {{ toBase64?: () => string }} */ (bytes);
  if (native.toBase64) return native.toBase64();
  let binary = '';
  // Piece by piece: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary);
}

/** @param {string} text */
export function fromBase64(text) {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (/** @type {unknown} */ (Uint8Array));
  if (native.fromBase64) return native.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
