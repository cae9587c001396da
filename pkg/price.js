// A price as people write it, read where it can be read in one way only.

/** Written with three decimals: what follows a point or comma may be those, or thousands. */
const THREE_DECIMALS = /^(?:BHD|IQD|JOD|KWD|LYD|OMR|TND|[BIJKL]D|DT|RO)$|\p{Script=Arabic}/iu;

const WORD = 'kr|zł|kč|ft|lei|rs|tl|dh|dt|[bijkl]d|лв|р|руб|грн|din|дин|ден|\\p{Script=Arabic}[\\p{Script=Arabic}.]*';
const CURRENCY = `(?:[A-Z]{3}|[A-Z]{0,3}\\p{Sc}|\\p{Sc}[A-Z]{0,3}|(?:${WORD})\\.?)`;
const NUMBER = "\\d(?:[\\d.,' ]*\\d)?";
const PRICE = new RegExp(`^(${CURRENCY})? ?(${NUMBER})(?:[.,]?-{1,2}|[.,])? ?(${CURRENCY})?(?: ?\\*)?$`, 'iu');
/** As in `12€50`. */
const CURRENCY_BETWEEN = /^(\d+) ?(€|£|\$) ?(\d\d)$/;

const LONGEST = 64;

/**
 * A number, a text such as `1.299,00 €`, `$89.00`, `12,50` or `CHF 1'299.–`, or an amount with its currency as shops' own
 * interfaces have it.
 *
 * `1.299` is 1299 in one country and 1.299 in another: it is read only where a currency beside it leaves one of the two.
 *
 * @param {unknown} price
 * @param {unknown} [currency] its ISO code, where it is told beside it
 * @returns {number} NaN where it is not known
 */
export function readPrice(price, currency) {
  if (typeof price === 'number') return price - price === 0 ? price : NaN;
  if (typeof price === 'string') return price.length > LONGEST ? NaN : readText(price, currency);
  if (typeof price !== 'object' || price === null || Array.isArray(price)) return NaN;
  const { amount, value, currencyCode, currency: own } = /** @type {Record<string, unknown>} */ (price);
  const told = amount ?? value;
  return typeof told === 'object' ? NaN : readPrice(told, currencyCode ?? own ?? currency);
}

/**
 * @param {string} text
 * @param {unknown} currency
 */
function readText(text, currency) {
  const [, before, number = '', after] = plain(text).replace(CURRENCY_BETWEEN, '$1,$3 $2').match(PRICE) ?? [];
  const told = before ?? after ?? (typeof currency === 'string' && /^[A-Z]{3}$/i.test(currency) ? currency : undefined);
  return readNumber(number, told !== undefined && !THREE_DECIMALS.test(told));
}

/**
 * One kind of blank, apostrophe, dash and digit, and nothing that is not seen.
 *
 * @param {string} text
 */
function plain(text) {
  return text
    .normalize('NFKC')
    .replace(/&(?:nbsp|#160);|\s/gi, ' ')
    .replace(/&(?:euro|#8364);/gi, '€')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘ʼ´`٬]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/٫/g, ',')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .trim();
}

/**
 * @param {string} number digits, with blanks, apostrophes, points and commas between them
 * @param {boolean} twoDecimals whether it is known to have no more than two
 */
function readNumber(number, twoDecimals) {
  const groups = number.split(/[.,' ]/);
  const marks = [...number.replace(/\d/g, '')];
  const last = marks.at(-1);
  if (groups.includes('')) return NaN;
  if (last === undefined) return Number(number || NaN);

  const decimals = Number(`${groups.slice(0, -1).join('')}.${groups.at(-1)}`);
  const isDecimal = /[.,]/.test(last) && (groups.length === 2 || areThousands(groups.slice(0, -1), marks.slice(0, -1), last));
  if (!areThousands(groups, marks)) return isDecimal ? decimals : NaN;
  return isDecimal && !twoDecimals ? NaN : Number(groups.join(''));
}

/**
 * As in `1 299 000`, and with commas in `12,99,000` as in India.
 *
 * @param {string[]} groups
 * @param {string[]} marks between them: of one kind
 * @param {string} [decimal] which is another
 */
function areThousands([first = '', ...others], [mark, ...further], decimal) {
  const last = others.pop() ?? '';
  const length = mark === ',' && first.length < 3 && others[0]?.length === 2 ? 2 : 3;
  const even = others.every((group) => group.length === length);
  return /^[1-9]\d{0,2}$/.test(first) && last.length === 3 && even && mark !== decimal && further.every((other) => other === mark);
}
