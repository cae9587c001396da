/** The soft shadow a thing throws on the floor. @param {number} y @param {number} width */
export function floor(y, width) {
  return `<ellipse cx="200" cy="${y}" rx="${width / 2}" ry="${Math.round(width / 16)}" fill="url(#shadow)"/>`;
}
