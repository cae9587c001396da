// Protocol buffers' bytes: fields by number, each a whole number, a text or bytes.

const [VARINT, LENGTH] = [0, 2];
const encoder = new TextEncoder();

/** @param {ReadonlyArray<readonly [field: number, value: number | string | Uint8Array]>} fields */
export function message(fields) {
  return Uint8Array.from(fields.flatMap(([field, value]) => [...bytesOf(field, value)]));
}

function bytesOf(field, value) {
  if (typeof value === 'number') return [...varint((field << 3) | VARINT), ...varint(value)];
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  return [...varint((field << 3) | LENGTH), ...varint(bytes.length), ...bytes];
}

function varint(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return [...bytes, number];
}
