// HTML's entities in a text that no browser has read as HTML: in JSON-LD, in a data layer.

/** What shops' texts have of them: a name, and the letter that it means. A mark turns the letter before it into another. */
const NAMED = new Map(
  [
    'amp& lt< gt> quot" apos\' rsquo\' nbsp\xa0 shy\xad reg® trade™ szligß oslashø',
    'grave\u0300 acute\u0301 circ\u0302 tilde\u0303 uml\u0308 ring\u030a caron\u030c cedil\u0327',
  ]
    .join(' ')
    .split(' ')
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)]),
);

/**
 * A text whose entities stand as what they mean, also where they were written twice over (`&amp;amp;`). Names that are
 * not known stay.
 *
 * @param {string} text
 */
export function decoded(text) {
  return text.replace(/&(?:amp;)*(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? accented(name) ?? entity;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

/** @param {string} name `eacute` is e and an acute */
function accented(name) {
  const mark = NAMED.get(name.slice(1));
  return mark && `${name[0]}${mark}`.normalize();
}
