// Text as bytes and back, for the core's glue: where there are no such classes, as in Jest's jsdom, they are made here.

/** What is asked of the browser's own: whole texts, written into memory where there is room. */
class Encoder {
  /** @param {string} text */
  encode(text) {
    const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
    return Uint8Array.from(unescape(encodeURIComponent(whole)), (byte) => byte.charCodeAt(0));
  }
}

class Decoder {
  /** @param {Uint8Array} [bytes] */
  decode(bytes = new Uint8Array()) {
    return decodeURIComponent(bytes.reduce((text, byte) => `${text}%${byte.toString(16).padStart(2, '0')}`, ''));
  }
}

export const TextEncoder = globalThis.TextEncoder ?? Encoder;
export const TextDecoder = globalThis.TextDecoder ?? Decoder;
