// What a page does with a peer's scores: the features of each item into one array, and the order by score.

/** @param {ReadonlyArray<Float32Array>} rows one an item */
export function packed(rows) {
  const width = rows[0].length;
  const features = new Float32Array(rows.length * width);
  rows.forEach((row, item) => features.set(row, item * width));
  return features;
}

/** @param {ArrayLike<number>} scores */
export function orderOf(scores) {
  return Uint32Array.from(scores, (_, item) => item).sort((one, other) => scores[other] - scores[one] || one - other);
}
