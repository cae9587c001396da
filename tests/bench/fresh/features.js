// Finished features of a list, which a peer is handed: no shop's, but as many, and none twice.

/** @param {number} items @param {number} width @returns {Float32Array[]} */
export function finished(items, width) {
  const value = (n) => (n % 5 === 3 ? 0 : ((n * 37) % 101) / 50 - 1);
  return Array.from({ length: items }, (_, item) => Float32Array.from({ length: width }, (_, column) => value(item * width + column)));
}
