// JSON as it stands in shops' pages: within comments, with line breaks in its texts.

const COMMENTS = /<!--[^]*?-->|\/\*[^]*?\*\//g;
const CDATA = /<!\[CDATA\[|\]\]>/g;

/** From what is right to what is only meant; the first that can be read counts. */
const READINGS = [
  (/** @type {string} */ text) => text,
  bare,
  (/** @type {string} */ text) => bare(text.replace(COMMENTS, '')),
];

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError} what the browser says of the text as it stands
 */
export function parseJson(text) {
  /** @type {unknown} */
  let wrong;
  for (const reading of READINGS) {
    try {
      return JSON.parse(reading(text));
    } catch (error) {
      wrong ??= error;
    }
  }
  throw wrong;
}

/**
 * Without what is around it, and with nothing in its texts that JSON forbids.
 *
 * @param {string} text
 */
function bare(text) {
  const whole = text.replace(CDATA, '').replace(/[\0-\x1f\xa0]+/g, ' ');
  const [inner = ''] = /[[{][^]*[\]}]/.exec(whole) ?? [];
  return inner.replace(/\\(['\\])/g, (escape, escaped) => (escaped === "'" ? escaped : escape));
}
